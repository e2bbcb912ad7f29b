import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type {
  NonStreamingReq,
  StoredThread,
  StoredThreadItem,
  StreamingReq,
  SyncCustomActionResponse,
  ThreadStreamEvent,
  UserMessageItem,
} from 'chatkit-protocol';
import { ChatKitServer } from '../../src/chat/chatkit/chatkit-server.js';
import type { RequestContext } from '../../src/chat/chatkit/request-context.js';
import type { Conversation, Responder, ResponderEvent } from '../../src/chat/chatkit/responder.js';
import { SqliteThreadStore } from '../../src/chat/stores/sqlite.store.js';

/** What a responder was called with. */
export interface Call {
  entrance: 'respond' | 'action' | 'syncAction';
  message?: UserMessageItem;
  conversation: Conversation;
  signal: AbortSignal;
}

/** What came of a stream. */
export interface Heard {
  events: ThreadStreamEvent[];
  /** The code of the error it was refused with. */
  refusal?: string;
}

/** A ChatKit server over a store of its own, whose responder does as the test says. */
export class ServerUnderTest {
  private readonly folder = mkdtempSync(path.join(os.tmpdir(), 'chatkit-server-'));
  readonly threads = new SqliteThreadStore(this.folder);
  readonly context: RequestContext = {
    owner: { site: 'orchard', subject: 'reader_1' },
    onFailure: (thrown) => this.failures.push(thrown),
  };
  /** What streams have failed with. */
  readonly failures: unknown[] = [];
  readonly calls: Call[] = [];
  /** What the responder tells from now on. */
  tells: (call: Call) => AsyncIterable<ResponderEvent> = nothing;
  /** What the responder answers synchronous actions with. */
  syncReply: SyncCustomActionResponse | Promise<SyncCustomActionResponse> = {};
  private readonly responder: Responder<RequestContext> = {
    respond: (message, conversation, _context, signal) =>
      this.take({ entrance: 'respond', message, conversation, signal }),
    action: (_action, _sender, conversation, _context, signal) =>
      this.take({ entrance: 'action', conversation, signal }),
    syncAction: async (_action, _sender, conversation, _context, signal) => {
      this.calls.push({ entrance: 'syncAction', conversation, signal });
      return this.syncReply;
    },
  };
  readonly server = new ChatKitServer(this.threads, this.responder);

  /** Removes the store; for `afterAll`. */
  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** A thread with a reader's message and these items after it. */
  async thread(items: object[] = [], status: StoredThread['status'] = { type: 'active' }): Promise<string> {
    this.tells = nothing;
    const { events } = await this.ask({ type: 'threads.create', params: { input: input() } });
    const { thread } = events[0] as { thread: StoredThread };
    for (const item of items) await this.threads.addItem(this.context.owner, itemOf(thread.id, item));
    const stored = await this.threads.thread(this.context.owner, thread.id);
    await this.threads.saveThread(this.context.owner, { ...stored!, status });
    return thread.id;
  }

  /** Everything that is stored of a thread, hidden items too. */
  async items(threadId: string): Promise<StoredThreadItem[]> {
    const page = await this.threads.items(this.context.owner, threadId, { limit: 1000, order: 'asc' });
    return page?.data ?? [];
  }

  /** All that a stream tells. */
  async ask(
    request: StreamingReq,
    act: (event: ThreadStreamEvent) => 'close' | undefined = () => undefined,
    signal: AbortSignal = new AbortController().signal,
  ): Promise<Heard> {
    const events: ThreadStreamEvent[] = [];
    try {
      for await (const event of this.server.stream(request, this.context, signal)) {
        events.push(event);
        if (act(event) === 'close') break;
      }
      return { events };
    } catch (thrown) {
      return { events, refusal: codeOf(thrown) };
    }
  }

  /** The document that answers a request, or the code that it is refused with. */
  async reply(request: NonStreamingReq): Promise<unknown> {
    const { signal } = new AbortController();
    return this.server.reply(request, this.context, signal).catch((thrown: unknown) => codeOf(thrown));
  }

  private take(call: Call): AsyncIterable<ResponderEvent> {
    this.calls.push(call);
    return this.tells(call);
  }
}

/** A responder that has nothing to say. */

export async function* nothing(): AsyncGenerator<ResponderEvent> {
  return;
}

/** What a reader sends. */
export function input(text = 'Apples?') {
  return { content: [{ type: 'input_text' as const, text }], attachments: [], inference_options: {} };
}

let made = 0;

/** An item of a thread; what is not given is made up. */
export function itemOf(threadId: string, item: object): StoredThreadItem {
  return {
    id: `msg_made_${++made}`,
    thread_id: threadId,
    created_at: '2026-11-27T09:00:00.000Z',
    ...item,
  } as StoredThreadItem;
}

/** Makes a request of a thread's id and its items. */
export type RequestOf<Request> = (thread_id: string, items: StoredThreadItem[]) => Request;

const WIDGET = { type: 'widget', widget: { type: 'Card', children: [] } };
const QUESTIONS = {
  type: 'structured_input',
  status: 'pending',
  inputs: [{ id: 'q', type: 'freeform', question: 'Which?' }],
};

/** A call that waits for its output. */
export const CALL = {
  type: 'client_tool_call',
  status: 'pending',
  call_id: 'c',
  name: 'get_page',
  arguments: {},
};

/** The streamed requests that go on with a thread: events before the responder's, what must be there, the request. */
export const STREAMING: [StreamingReq['type'], number, object[], RequestOf<StreamingReq>][] = [
  [
    'threads.add_user_message',
    2,
    [],
    (thread_id) => ({ type: 'threads.add_user_message', params: { thread_id, input: input('Pears?') } }),
  ],
  [
    'threads.add_client_tool_output',
    1,
    [CALL],
    (thread_id) => ({ type: 'threads.add_client_tool_output', params: { thread_id, result: 1 } }),
  ],
  [
    'threads.add_structured_input',
    2,
    [QUESTIONS],
    (thread_id, items) => ({
      type: 'threads.add_structured_input',
      params: { thread_id, item_id: items.at(-1)!.id, input: {} },
    }),
  ],
  [
    'threads.retry_after_item',
    1,
    [],
    (thread_id, items) => ({
      type: 'threads.retry_after_item',
      params: { thread_id, item_id: items[0]!.id },
    }),
  ],
  [
    'threads.custom_action',
    1,
    [WIDGET],
    (thread_id, items) => ({
      type: 'threads.custom_action',
      params: { thread_id, item_id: items.at(-1)!.id, action: { type: 'go' } },
    }),
  ],
];

function codeOf(thrown: unknown): string {
  if (thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string') return thrown.code;
  throw thrown;
}
