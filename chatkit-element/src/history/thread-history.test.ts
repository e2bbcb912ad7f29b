import { LoopbackServer, json } from '../../test/loopback-server.js';
import { Recorder, clientOf } from '../../test/recorder.js';
import { thread } from '../../test/thread-examples.js';
import { ThreadHistory } from './thread-history.js';

let server: LoopbackServer;
let host: Recorder;
let history: ThreadHistory;

beforeEach(async () => {
  server = new LoopbackServer();
  await server.start();
  host = new Recorder();
  history = new ThreadHistory(clientOf(server), host);
});
afterEach(() => server.stop());

const ids = (): string[] => history.state.threads.map(({ id }) => id);

describe('ThreadHistory', () => {
  it('reads the newest threads, and then more', async () => {
    server.answers = [
      json({ data: [thread('t3'), thread('t2')], has_more: true, after: 't2' }),
      json({ data: [thread('t1')], has_more: false }),
    ];
    await history.reload();
    expect(ids()).toEqual(['t3', 't2']);
    await history.loadMore();
    expect(ids()).toEqual(['t3', 't2', 't1']);
    expect(server.received[1]!.body.params).toMatchObject({ after: 't2', order: 'desc' });
    await history.loadMore();
    expect(server.received).toHaveLength(2);
  });

  it('keeps what it has when it cannot be read again', async () => {
    server.answers = [json({ data: [thread('t1')], has_more: false }), json({}, 503)];
    await history.reload();
    await history.reload();
    expect(ids()).toEqual(['t1']);
    expect(history.state).toMatchObject({ loading: false, failure: { reason: 'failed' } });
  });

  it('renames and deletes what the server has renamed and deleted', async () => {
    server.answers = [json({ data: [thread('t2'), thread('t1')], has_more: false }), json(thread('t1'))];
    await history.reload();
    expect(await history.rename('t1', 'Install')).toBe(true);
    expect(history.state.threads[1]!.title).toBe('Install');
    expect(await history.delete('t1')).toBe(true);
    expect(ids()).toEqual(['t2']);
    expect(server.types).toEqual(['threads.list', 'threads.update', 'threads.delete']);
  });

  it('leaves a thread as it is when the server refuses', async () => {
    server.answers = [json({ data: [thread('t1')], has_more: false }), json({ message: 'No.' }, 400)];
    await history.reload();
    expect(await history.delete('t1')).toBe(false);
    expect(ids()).toEqual(['t1']);
    expect(history.state.failure?.readerMessage).toBe('No.');
  });

  it('follows the last of two readings', async () => {
    let asked = (): void => undefined;
    const first = new Promise<void>((resolve) => (asked = resolve));
    server.answers = [() => asked(), json({ data: [thread('t1')], has_more: false })];
    const readings = [history.reload()];
    await first;
    readings.push(history.reload());
    await Promise.all(readings);
    expect(ids()).toEqual(['t1']);
    expect(history.state).toMatchObject({ loading: false, failure: null });
  });
});
