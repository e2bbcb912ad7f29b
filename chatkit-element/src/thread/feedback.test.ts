import { LoopbackServer, json } from '../../test/loopback-server.js';
import { Recorder, clientOf } from '../../test/recorder.js';
import { Feedback } from './feedback.js';

const server = new LoopbackServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

describe('Feedback', () => {
  it('shows what the reader says at once, and sends it', async () => {
    server.answers = [json({})];
    const feedback = new Feedback(clientOf(server), new Recorder());
    const giving = feedback.give('t1', 'm1', 'positive');
    expect(feedback.of('m1')).toBe('positive');
    await giving;
    expect(feedback.of('m1')).toBe('positive');
    expect(server.received[0]!.body).toEqual({
      type: 'items.feedback',
      params: { thread_id: 't1', item_ids: ['m1'], kind: 'positive' },
    });
  });

  it('goes back to what it was when it does not get there', async () => {
    server.answers = [json({}), json({}, 500)];
    const host = new Recorder();
    const feedback = new Feedback(clientOf(server), host);
    await feedback.give('t1', 'm1', 'positive');
    await feedback.give('t1', 'm1', 'negative');
    expect(feedback.of('m1')).toBe('positive');
    expect(host.events).toEqual(['chatkit.error']);
  });
});
