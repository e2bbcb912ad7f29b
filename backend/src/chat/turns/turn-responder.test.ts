import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Thread, ThreadStreamEvent } from 'chatkit-protocol';
import { AppError } from '../../errors/app-error.js';
import { SqliteThreadStore } from '../stores/sqlite.store.js';
import { ChatKitServer } from '../chatkit/chatkit-server.js';
import type { ReaderContext } from '../reader-context.js';
import type { TurnEvent } from './turn.js';
import { TurnResponder } from './turn-responder.js';

let failure: unknown;
const CONTEXT: ReaderContext = {
  onFailure: (thrown) => (failure = thrown),
  owner: { site: 'orchard', subject: 'reader_1' },
  spokenLocale: 'en',
  toHref: (url) => `https://orchard.example${url}`,
};
const CREATE = {
  type: 'threads.create' as const,
  params: {
    input: {
      content: [{ type: 'input_text' as const, text: 'Apples?' }],
      attachments: [],
      inference_options: {},
    },
  },
};
const citation = { url: '/a#b', page_url: '/a', title: 'A', headings: ['B'], index: 6 };

describe('TurnResponder', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'chatkit-threads-'));
  const threads = new SqliteThreadStore(folder);
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A server whose turns do as `answer` does. */
  const serverOf = (answer: (signal: AbortSignal) => AsyncGenerator<TurnEvent>) =>
    new ChatKitServer(
      threads,
      new TurnResponder({ answer: (_request, signal) => answer(signal), followUps: async () => [] }),
    );
  /** An answer that has been written. */
  async function* answered(): AsyncGenerator<TurnEvent> {
    const outcome = { answered: true, confidence: 1, answer: 'Apples', citations: [], related: [] };
    yield { type: 'text', delta: 'Apples' };
    yield { type: 'done', outcome, followUps: [], near: [] };
  }
  const itemsOf = async (thread: Thread) =>
    (await threads.items(CONTEXT.owner, thread.id, { limit: 20, order: 'asc' }))!.data;
  /** All events, acting on each as it comes. */
  const collect = async (
    events: AsyncIterable<ThreadStreamEvent>,
    act: (event: ThreadStreamEvent) => void = () => undefined,
  ) => {
    failure = undefined;
    const seen: ThreadStreamEvent[] = [];
    for await (const event of events) {
      seen.push(event);
      act(event);
    }
    return { seen, thread: (seen[0] as { thread: Thread }).thread };
  };

  it('keeps what was streamed when the reader leaves, at whatever event', async () => {
    /** A model that hears of nothing: it would wait for ever. */
    async function* answer(): AsyncGenerator<TurnEvent> {
      yield { type: 'searching' };
      yield { type: 'text', delta: 'Apples' };
      yield { type: 'citation', citation };
      yield { type: 'text', delta: ' are red' };
      await new Promise(() => undefined);
    }
    const textWhenLeft = ['', '', '', '', '', '', 'Apples', 'Apples', 'Apples are red'];
    for (const [leaveAt, text] of textWhenLeft.entries()) {
      const leaving = new AbortController();
      let count = 0;
      const { thread } = await collect(serverOf(answer).stream(CREATE, CONTEXT, leaving.signal), () => {
        if (count++ === leaveAt) leaving.abort(new Error('left'));
      });
      const items = await itemsOf(thread);
      const told = text === '' ? [] : [{ type: 'assistant_message', content: [{ text }] }];
      expect(failure).toBeUndefined();
      expect([leaveAt, items]).toMatchObject([
        leaveAt,
        [{ type: 'user_message' }, ...told, { type: 'sdk_hidden_context' }],
      ]);
    }
  });

  it('keeps what was streamed when the model fails, and then says so', async () => {
    const broken = new AppError('unavailable', 'The model is down.', { retryable: true });
    const server = serverOf(async function* () {
      yield { type: 'text', delta: 'Apples' };
      throw broken;
    });
    const { seen, thread } = await collect(server.stream(CREATE, CONTEXT, new AbortController().signal));
    expect(failure).toBe(broken);
    expect(seen.slice(-2)).toMatchObject([
      { type: 'thread.item.done', item: { content: [{ text: 'Apples' }] } },
      { type: 'error', code: 'custom', message: 'The model is down.', allow_retry: true },
    ]);
    expect(await itemsOf(thread)).toHaveLength(2);
  });

  it('takes the next question after a turn that failed', async () => {
    let attempts = 0;
    const server = serverOf(async function* () {
      if (attempts++ === 0) throw new Error('broken');
      yield { type: 'text', delta: 'Fine.' };
    });
    const { thread } = await collect(server.stream(CREATE, CONTEXT, new AbortController().signal));
    expect(failure).toMatchObject({ message: 'broken' });
    const [question] = await itemsOf(thread);
    const retry = {
      type: 'threads.retry_after_item' as const,
      params: { thread_id: thread.id, item_id: question!.id },
    };
    const again = await collect(server.stream(retry, CONTEXT, new AbortController().signal));
    expect(failure).toBeUndefined();
    expect(again.seen.at(-1)).toMatchObject({
      type: 'thread.item.done',
      item: { content: [{ text: 'Fine.' }] },
    });
  });

  it('titles a thread by its first question', async () => {
    const server = serverOf(async function* () {
      yield { type: 'text', delta: 'Fine.' };
    });
    const { thread } = await collect(server.stream(CREATE, CONTEXT, new AbortController().signal));
    expect(thread.title).toBe('Apples?');
  });

  it('refuses actions, and turns without a message', async () => {
    const responder = new TurnResponder({ answer: () => serverOf as never, followUps: async () => [] });
    const conversation = { thread: {} as Thread, history: [] };
    expect(() =>
      responder.action({ type: 'go' }, undefined, conversation, CONTEXT, new AbortController().signal),
    ).toThrow('This assistant has no action "go".');
    await expect(responder.syncAction({ type: 'go' })).rejects.toMatchObject({ code: 'unknown_action' });
    expect(() => responder.respond(undefined, conversation, CONTEXT, new AbortController().signal)).toThrow(
      expect.objectContaining({ code: 'wrong_item' }) as Error,
    );
  });

  it('does not wait long for suggestions', async () => {
    const followUps = (_request: unknown, _done: unknown, signal: AbortSignal): Promise<string[]> =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
      );
    const server = new ChatKitServer(threads, new TurnResponder({ answer: answered, followUps }));
    const { seen } = await collect(server.stream(CREATE, CONTEXT, new AbortController().signal));
    expect(seen.at(-1)).toMatchObject({ type: 'thread.item.done', item: { type: 'assistant_message' } });
    expect(failure).toBeUndefined();
  });
});
