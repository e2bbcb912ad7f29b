import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Thread, ThreadStreamEvent } from 'chatkit-protocol';
import { AppError } from '../../errors/app-error.js';
import { SqliteThreadStore } from '../stores/sqlite.store.js';
import type { TurnEvent } from '../turns/turn.js';
import { TurnLocks } from '../turns/turn-locks.js';
import { TurnResponder } from '../turns/turn-responder.js';
import { ChatKitServer } from './chatkit-server.js';
import type { RequestContext } from './request-context.js';

const CONTEXT: RequestContext = {
  owner: { site: 'orchard', subject: 'reader_1' },
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

describe('ChatKitServer', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'chatkit-threads-'));
  const threads = new SqliteThreadStore(folder);
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A server whose turns do as `answer` does. */
  const serverOf = (answer: (signal: AbortSignal) => AsyncGenerator<TurnEvent>) =>
    new ChatKitServer(
      threads,
      new TurnResponder({ answer: (_request, signal) => answer(signal) }),
      new TurnLocks(),
    );
  const itemsOf = async (thread: Thread) =>
    (await threads.items(CONTEXT.owner, thread.id, { limit: 20, order: 'asc' }))!.data;
  /** All events until the stream ends or throws, acting on each as it comes. */
  const collect = async (
    events: AsyncIterable<ThreadStreamEvent>,
    act: (event: ThreadStreamEvent) => void = () => undefined,
  ) => {
    const seen: ThreadStreamEvent[] = [];
    let failure: unknown;
    try {
      for await (const event of events) {
        seen.push(event);
        act(event);
      }
    } catch (thrown) {
      failure = thrown;
    }
    return { seen, failure, thread: (seen[0] as { thread: Thread }).thread };
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
    const textWhenLeft = ['', '', '', '', 'Apples', 'Apples', 'Apples', 'Apples', 'Apples are red'];
    for (const [leaveAt, text] of textWhenLeft.entries()) {
      const leaving = new AbortController();
      let count = 0;
      const { failure, thread } = await collect(
        serverOf(answer).stream(CREATE, CONTEXT, leaving.signal),
        () => {
          if (count++ === leaveAt) leaving.abort(new Error('left'));
        },
      );
      const [question, partial, ...rest] = await itemsOf(thread);
      expect([leaveAt, failure, rest]).toEqual([leaveAt, undefined, []]);
      expect(question).toMatchObject({ type: 'user_message' });
      if (text === '') expect([leaveAt, partial]).toEqual([leaveAt, undefined]);
      else expect(partial).toMatchObject({ type: 'assistant_message', content: [{ text }] });
    }
  });

  it('keeps what was streamed when the model fails, and then says so', async () => {
    const broken = new AppError('unavailable', 'The model is down.', { retryable: true });
    const server = serverOf(async function* () {
      yield { type: 'text', delta: 'Apples' };
      throw broken;
    });
    const { seen, failure, thread } = await collect(
      server.stream(CREATE, CONTEXT, new AbortController().signal),
    );
    expect(failure).toBe(broken);
    expect(seen.at(-1)).toMatchObject({ type: 'thread.item.done', item: { content: [{ text: 'Apples' }] } });
    expect(await itemsOf(thread)).toHaveLength(2);
  });

  it('takes the next question after a turn that failed', async () => {
    let attempts = 0;
    const server = serverOf(async function* () {
      if (attempts++ === 0) throw new Error('broken');
      yield { type: 'text', delta: 'Fine.' };
    });
    const { thread, failure } = await collect(server.stream(CREATE, CONTEXT, new AbortController().signal));
    expect(failure).toMatchObject({ message: 'broken' });
    const [question] = await itemsOf(thread);
    const retry = {
      type: 'threads.retry_after_item' as const,
      params: { thread_id: thread.id, item_id: question!.id },
    };
    const again = await collect(server.stream(retry, CONTEXT, new AbortController().signal));
    expect(again.failure).toBeUndefined();
    expect(again.seen.at(-1)).toMatchObject({
      type: 'thread.item.done',
      item: { content: [{ text: 'Fine.' }] },
    });
  });

  it('refuses a second question while the first is being answered', async () => {
    const server = serverOf(async function* () {
      yield { type: 'text', delta: 'Fine.' };
    });
    const first = server.stream(CREATE, CONTEXT, new AbortController().signal);
    const { thread } = (await first.next()).value as { thread: Thread };
    const second = server.stream(
      { type: 'threads.add_user_message', params: { ...CREATE.params, thread_id: thread.id } },
      CONTEXT,
      new AbortController().signal,
    );
    await expect(second.next()).rejects.toMatchObject({ code: 'turn_in_progress' });
    await collect(first);
    expect(await itemsOf(thread)).toHaveLength(2);
  });

  it('stores hidden items and sends none of them', async () => {
    const hidden = {
      id: 'h',
      created_at: '2026-11-20T09:00:00Z',
      type: 'hidden_context_item' as const,
      content: 'secret',
    };
    const server = new ChatKitServer(
      threads,
      {
        async *respond({ thread }) {
          const item = { ...hidden, thread_id: thread.id } as never;
          yield { type: 'thread.item.added', item };
          yield { type: 'thread.item.done', item };
        },
      },
      new TurnLocks(),
    );
    const { seen, thread } = await collect(server.stream(CREATE, CONTEXT, new AbortController().signal));
    expect(JSON.stringify(seen)).not.toContain('secret');
    expect(await itemsOf(thread)).toHaveLength(2);
    const page = await server.reply(
      { type: 'items.list', params: { thread_id: thread.id } },
      CONTEXT,
      new AbortController().signal,
    );
    expect(JSON.stringify(page)).not.toContain('secret');
  });
});
