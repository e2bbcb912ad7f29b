import { LoopbackServer, json } from '../../test/loopback-server.js';
import { Recorder, clientOf } from '../../test/recorder.js';
import { answered, said, texts, thread } from '../../test/thread-examples.js';
import { Conversation } from './conversation.js';

let server: LoopbackServer;
let host: Recorder;
let conversation: Conversation;

beforeEach(async () => {
  server = new LoopbackServer();
  await server.start();
  host = new Recorder();
  conversation = new Conversation(clientOf(server), host);
});
afterEach(() => server.stop());

const shown = (): string[] => texts(conversation.state.items);
const down = json({ message: 'Down.' }, 503);

describe('opening a thread', () => {
  it('shows its items and tells about its loading', async () => {
    server.answers = [json(thread('t1', [said('m1', 'Hello'), answered('m2', 'Good day.')]))];
    const opening = conversation.open('t1');
    expect(conversation.state.loading).toBe('thread');
    await opening;
    expect(shown()).toEqual(['> Hello', 'Good day.']);
    expect(host.events).toEqual([
      'chatkit.thread.change t1',
      'chatkit.thread.load.start t1',
      'chatkit.thread.load.end t1',
    ]);
  });

  it('begins with the newest items of a long one, and reads the older ones page by page', async () => {
    const long = thread('t1', [said('m1', 'one')]);
    server.answers = [
      json({ ...long, items: { ...long.items, has_more: true, after: 'm1' } }),
      json({ data: [said('m4', 'four'), said('m3', 'three')], has_more: true, after: 'm3' }),
      // A page of hidden items comes empty.
      json({ data: [], has_more: true, after: 'h1' }),
      json({ data: [said('m2', 'two'), said('m1', 'one')], has_more: false }),
    ];
    await conversation.open('t1');
    expect(shown()).toEqual(['> three', '> four']);
    await conversation.loadOlder();
    expect(shown()).toEqual(['> one', '> two', '> three', '> four']);
    expect(conversation.state.olderCursor).toBeNull();
    expect(server.received.slice(1).map(({ body }) => (body.params as { after?: string }).after)).toEqual([
      undefined,
      'm3',
      'h1',
    ]);
  });

  it('keeps what is shown when older items cannot be read', async () => {
    server.answers = [
      json({ ...thread('t1'), items: { data: [], has_more: true } }),
      json({ data: [said('m4', 'four')], has_more: true }),
      down,
    ];
    await conversation.open('t1');
    await conversation.loadOlder();
    expect(shown()).toEqual(['> four']);
    expect(conversation.state).toMatchObject({ loading: null, olderCursor: 'm4' });
  });

  it('says so when it is gone, and is at a new thread then', async () => {
    server.answers = [json({}, 404)];
    await conversation.open('t1');
    expect(conversation.threadId).toBeNull();
    expect(conversation.state.failure).toEqual({ reason: 'not_found' });
  });

  it('begins anew without a word when a remembered thread is gone', async () => {
    server.answers = [json({}, 404)];
    await conversation.open('t1', 'begin anew');
    expect(conversation.state.failure).toBeNull();
    expect(host.events.filter((event) => event.startsWith('chatkit.thread.change'))).toEqual([
      'chatkit.thread.change t1',
      'chatkit.thread.change null',
    ]);
  });

  it('can be tried again when the server is down', async () => {
    server.answers = [down, json(thread('t1', [said('m1', 'Hello')]))];
    await conversation.open('t1');
    expect(conversation.threadId).toBe('t1');
    await conversation.retryFailure();
    expect(shown()).toEqual(['> Hello']);
  });

  it('reads a thread again with what changed elsewhere', async () => {
    server.answers = [
      json(thread('t1', [said('m1', 'Hello')])),
      json({ ...thread('t1', [said('m1', 'Hello'), answered('m2', 'New')]), title: 'Greeting' }),
    ];
    await conversation.open('t1');
    await conversation.refresh();
    expect(shown()).toEqual(['> Hello', 'New']);
    expect(conversation.state.thread?.title).toBe('Greeting');
  });
});
