import type { ThreadStreamEvent, UserMessageInput } from 'chatkit-protocol';
import { LoopbackServer, json, stream, streamThen } from '../../test/loopback-server.js';
import { Recorder, clientOf } from '../../test/recorder.js';
import { answered, delta, said, shown as widget, texts, thread } from '../../test/thread-examples.js';
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

const message = (text: string): UserMessageInput => ({
  content: [{ type: 'input_text', text }],
  attachments: [],
  inference_options: {},
});
const created: ThreadStreamEvent = { type: 'thread.created', thread: thread('t1') };
const heard: ThreadStreamEvent = { type: 'thread.item.done', item: said('m1', 'Hello') };
const begins: ThreadStreamEvent = { type: 'thread.item.added', item: answered('m2') };
const answers: ThreadStreamEvent = { type: 'thread.item.done', item: answered('m2', 'Good day.') };
const shown = (): string[] => texts(conversation.state.items);
const down = json({ message: 'Down.' }, 503);

describe('a conversation', () => {
  it('begins a thread with the first message and goes on in it with the next', async () => {
    server.answers = [stream(created, heard, answers), stream({ ...heard, item: said('m3', 'And?') })];
    await conversation.send(message('Hello'));
    await conversation.send(message('And?'));
    expect(server.types).toEqual(['threads.create', 'threads.add_user_message']);
    expect(server.received[1]!.body.params).toMatchObject({ thread_id: 't1' });
    expect(shown()).toEqual(['> Hello', 'Good day.', '> And?']);
    expect(host.events.slice(0, 3)).toEqual([
      'chatkit.response.start',
      'chatkit.thread.change t1',
      'chatkit.response.end',
    ]);
  });

  it('shows the message at once, and is busy until the answer has ended', async () => {
    server.answers = [stream(created, heard, answers)];
    const sending = conversation.send(message('Hello'));
    expect(shown()).toEqual(['> Hello']);
    expect(conversation.busy).toBe(true);
    await sending;
    expect(conversation.busy).toBe(false);
  });

  it('passes effects on and reports what it does not show', async () => {
    const picture = { ...answered('g1'), type: 'generated_image' };
    server.answers = [
      stream(created, heard, { type: 'client_effect', name: 'open', data: {} }, {
        type: 'thread.item.done',
        item: picture,
      } as unknown as ThreadStreamEvent),
    ];
    await conversation.send(message('Hello'));
    expect(host.events).toEqual(expect.arrayContaining(['chatkit.effect', 'chatkit.log']));
  });
});

describe('a message that did not reach the server', () => {
  it('stays in the thread and is sent again on retry, as the same request', async () => {
    server.answers = [down, stream(created, heard, answers)];
    await conversation.send(message('Hello'));
    expect(shown()).toEqual(['> Hello']);
    expect(conversation.state.failure).toMatchObject({ message: 'Down.', retry: { type: 'send' } });
    expect(host.events).toEqual(['chatkit.error']);
    await conversation.retryFailure();
    expect(server.received[1]!.body).toEqual(server.received[0]!.body);
    expect(shown()).toEqual(['> Hello', 'Good day.']);
    expect(conversation.state.failure).toBeNull();
  });

  it('is sent into its thread when that was created before the connection broke', async () => {
    server.answers = [streamThen([created], (response) => response.destroy()), stream(heard, answers)];
    await conversation.send(message('Hello'));
    expect(conversation.state.failure?.reason).toBe('interrupted');
    await conversation.retryFailure();
    expect(server.types).toEqual(['threads.create', 'threads.add_user_message']);
    expect(shown()).toEqual(['> Hello', 'Good day.']);
  });

  it('goes back to the reader to edit', async () => {
    server.answers = [json({ message: 'Too long.' }, 413)];
    await conversation.send(message('Hello'));
    expect(conversation.state.failure?.retry).toBeUndefined();
    conversation.takeBack(conversation.state.items[0]!.id);
    expect(host.returned).toEqual(['Hello']);
    expect(conversation.state).toMatchObject({ items: [], failure: null });
  });

  it('stays while another one is sent', async () => {
    server.answers = [down, stream(created, { ...heard, item: said('m1', 'Second') }, answers)];
    await conversation.send(message('First'));
    await conversation.send(message('Second'));
    expect(shown()).toEqual(['> First', '> Second', 'Good day.']);
  });

  it('stays while an earlier question is answered again', async () => {
    server.answers = [
      stream(created, heard, answers),
      down,
      stream({ ...answers, item: answered('m3', 'Again.') } as ThreadStreamEvent),
    ];
    await conversation.send(message('Hello'));
    await conversation.send(message('Second'));
    await conversation.retryAfter('m1');
    expect(shown()).toEqual(['> Hello', '> Second', 'Again.']);
  });

  it('goes back to the reader when the thread is left', async () => {
    server.answers = [down];
    await conversation.send(message('Hello'));
    await conversation.open(null);
    expect(host.returned).toEqual(['Hello']);
  });
});

describe('an answer that fails', () => {
  it('is asked for again from its question, and what came of it goes', async () => {
    server.answers = [
      streamThen([created, heard, begins, delta('m2', 'Good')], (response) => response.destroy()),
      stream({ ...answers, item: answered('m3', 'Good day.') } as ThreadStreamEvent),
    ];
    await conversation.send(message('Hello'));
    expect(shown()).toEqual(['> Hello', 'Good']);
    expect(conversation.state.failure?.reason).toBe('interrupted');
    await conversation.retryFailure();
    expect(server.received[1]!.body).toEqual({
      type: 'threads.retry_after_item',
      params: { thread_id: 't1', item_id: 'm1' },
    });
    expect(shown()).toEqual(['> Hello', 'Good day.']);
  });

  it('stays when asking for another one does not get through', async () => {
    server.answers = [stream(created, heard, answers), down];
    await conversation.send(message('Hello'));
    await conversation.retryAfter('m1');
    expect(shown()).toEqual(['> Hello', 'Good day.']);
    expect(conversation.state.failure?.retry).toEqual({ type: 'retry_after_item', itemId: 'm1' });
  });

  it('cannot be asked for again when the server says so', async () => {
    server.answers = [
      stream(created, heard, { type: 'error', code: 'custom', message: 'Never.', allow_retry: false }),
    ];
    await conversation.send(message('Hello'));
    expect(conversation.state.failure).toEqual({ reason: 'failed', message: 'Never.', retry: undefined });
    await conversation.retryFailure();
    expect(server.received).toHaveLength(1);
  });

  it('leaves an action to be run again', async () => {
    server.answers = [
      stream(created, heard, answers),
      down,
      stream({ type: 'stream_options', stream_options: { allow_cancel: true } }),
    ];
    await conversation.send(message('Hello'));
    await conversation.runAction({ type: 'open', payload: { id: 1 } }, 'm2');
    await conversation.retryFailure();
    expect(server.received[2]!.body).toEqual({
      type: 'threads.custom_action',
      params: { thread_id: 't1', item_id: 'm2', action: { type: 'open', payload: { id: 1 } } },
    });
    expect(conversation.state.failure).toBeNull();
  });
});

describe('an action', () => {
  const open = async (): Promise<void> => {
    server.answers = [
      json(thread('t1', [said('m1', 'Hello'), widget('w1', { type: 'Basic', children: [] })])),
    ];
    await conversation.open('t1');
  };
  const ask = { type: 'ask', payload: { question: 'And?' }, handler: 'server', streaming: true } as const;
  const asked: ThreadStreamEvent = { type: 'thread.item.done', item: said('m3', 'And?') };

  it('goes to the server by type and payload, and its events are those of any turn', async () => {
    await open();
    server.answers = [
      stream(
        asked,
        { type: 'thread.item.removed', item_id: 'w1' },
        { ...answers, item: answered('m4', 'So.') },
      ),
    ];
    await conversation.runAction(ask, 'w1');
    expect(server.received[1]!.body).toEqual({
      type: 'threads.custom_action',
      params: {
        thread_id: 't1',
        item_id: 'w1',
        action: { type: 'ask', payload: { question: 'And?' } },
      },
    });
    expect(conversation.state.items.map(({ id }) => id)).toEqual(['m1', 'm3', 'm4']);
    expect(host.questions).toBe(1);
  });

  it('that asked a question is not asked again: the question is answered again', async () => {
    await open();
    server.answers = [streamThen([asked, begins], (response) => response.destroy())];
    await conversation.runAction(ask, 'w1');
    expect(conversation.state.failure).toEqual({
      reason: 'interrupted',
      message: undefined,
      retry: { type: 'retry_after_item', itemId: 'm3' },
    });
  });

  it('that does not stream replaces its item by what the server returns', async () => {
    await open();
    const after = { type: 'Basic', children: [{ type: 'Text', value: 'Done' }] };
    server.answers = [json({ updated_item: widget('w1', after) })];
    await conversation.runAction({ type: 'toggle', streaming: false }, 'w1');
    expect(server.received[1]!.body).toEqual({
      type: 'threads.sync_custom_action',
      params: { thread_id: 't1', item_id: 'w1', action: { type: 'toggle' } },
    });
    expect(conversation.state.items[1]).toMatchObject({ widget: after });
    expect(conversation.state).toMatchObject({ turn: null, failure: null });
  });

  it('that does not stream may change nothing, and may fail', async () => {
    await open();
    server.answers = [json({}), down];
    await conversation.runAction({ type: 'toggle', streaming: false }, 'w1');
    expect(conversation.state.items).toHaveLength(2);
    await conversation.runAction({ type: 'toggle', streaming: false }, 'w1');
    expect(conversation.state.failure).toMatchObject({
      message: 'Down.',
      retry: { type: 'custom_action', itemId: 'w1' },
    });
  });
});

describe('stopping', () => {
  it('closes the connection and keeps what was written', async () => {
    let left = (): void => undefined;
    const closed = new Promise<void>((resolve) => (left = resolve));
    server.answers = [
      streamThen([created, heard, begins, delta('m2', 'Good')], (response) => response.once('close', left)),
    ];
    const sending = conversation.send(message('Hello'));
    await host.until(() => shown().includes('Good'));
    conversation.stop();
    await Promise.all([sending, closed]);
    expect(shown()).toEqual(['> Hello', 'Good']);
    expect(conversation.state).toMatchObject({ turn: null, failure: null });
    expect(host.events.at(-1)).toBe('chatkit.response.end');
  });

  it('gives back a message that the server has not acknowledged', async () => {
    server.answers = [streamThen([created], () => undefined)];
    const sending = conversation.send(message('Hello'));
    await host.until(() => conversation.threadId === 't1');
    conversation.stop();
    await sending;
    expect(host.returned).toEqual(['Hello']);
    expect(shown()).toEqual([]);
  });

  it('by leaving the thread lets nothing of it into the next', async () => {
    let respond = (): void => undefined;
    server.answers = [
      streamThen([created, heard], (response) => (respond = () => response.write('data: {"type":"x"}\n\n'))),
      json(thread('t2', [said('n1', 'Other')])),
    ];
    const sending = conversation.send(message('Hello'));
    await host.until(() => shown().length === 1 && conversation.threadId === 't1');
    await conversation.open('t2');
    respond();
    await sending;
    expect(shown()).toEqual(['> Other']);
    expect(conversation.state).toMatchObject({ turn: null, failure: null });
  });
});
