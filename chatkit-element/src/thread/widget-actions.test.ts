import { LoopbackServer, json, streamThen } from '../../test/loopback-server.js';
import { Recorder, clientOf } from '../../test/recorder.js';
import { shown, thread } from '../../test/thread-examples.js';
import { Conversation } from './conversation.js';
import { WidgetActions } from './widget-actions.js';

const item = shown('w1', { type: 'Basic', children: [] });
let server: LoopbackServer;
let host: Recorder;
let conversation: Conversation;
let actions: WidgetActions;
let handled: unknown[];
let onAction: () => Promise<void>;

beforeEach(async () => {
  server = new LoopbackServer();
  await server.start();
  host = new Recorder();
  conversation = new Conversation(clientOf(server), host);
  handled = [];
  onAction = () => Promise.resolve();
  actions = new WidgetActions(conversation, {
    stateChanged: host.stateChanged,
    onAction: (...given) => {
      handled.push(given);
      return onAction();
    },
  });
  server.answers = [json(thread('t1', [item]))];
  await conversation.open('t1');
});
afterEach(() => server.stop());

describe('an action of a widget', () => {
  const forPage = { type: 'open', payload: 1, handler: 'client' } as const;
  const forServer = { type: 'save' };

  it('is the page’s where it says so, and under way until the page has done it', async () => {
    let finish = (): void => undefined;
    onAction = () => new Promise((resolve) => (finish = resolve));
    const running = actions.run(item, forPage);
    expect(handled).toEqual([[forPage, item]]);
    expect(actions.runningOf('w1')).toBe(forPage);
    expect(actions.runningOf('w2')).toBeUndefined();
    await actions.run(item, forPage);
    expect(handled).toHaveLength(1);
    finish();
    await running;
    expect(actions.runningOf('w1')).toBeUndefined();
    expect(server.types).toEqual(['threads.get_by_id']);
  });

  it('that the page fails to do is over, and says why', async () => {
    onAction = () => Promise.reject(new Error('No.'));
    await expect(actions.run(item, forPage)).rejects.toThrow('No.');
    expect(actions.runningOf('w1')).toBeUndefined();
  });

  it('is the server’s otherwise, one at a time', async () => {
    let end = (): void => undefined;
    server.answers = [streamThen([], (response) => (end = () => response.end()))];
    const running = actions.run(item, forServer);
    expect(actions.runningOf('w1')).toBe(forServer);
    await actions.run(item, forServer);
    await actions.run(item, forPage);
    while (server.types.length < 2) await new Promise((resolve) => setImmediate(resolve));
    end();
    await running;
    expect(actions.runningOf('w1')).toBeUndefined();
    expect(server.types).toEqual(['threads.get_by_id', 'threads.custom_action']);
    expect(handled).toEqual([]);
  });
});
