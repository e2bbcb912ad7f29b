import type {
  Page,
  StoredThread,
  StoredThreadItem,
  ThreadStreamEvent,
  ThreadsAddUserMessageReq,
  ThreadsCreateReq,
  ThreadsRetryAfterItemReq,
  UserMessageInput,
  UserMessageItem,
} from 'chatkit-protocol';
import { AppError } from '../../errors/app-error.js';
import type { ThreadOwner, ThreadStore } from '../thread-store.js';
import type { TurnLocks } from '../turns/turn-locks.js';
import { newId, now } from './identifiers.js';
import { messageText, titleOf } from './message-text.js';
import type { RequestContext } from './request-context.js';
import type { Message, Responder } from './responder.js';
import { answerJson, noSuchItem, noSuchThread, type JsonReply, type JsonRequest } from './thread-requests.js';
import { isVisible, toThread } from './thread-view.js';

/** The streaming requests that the server takes. */
export type StreamingRequest = ThreadsCreateReq | ThreadsAddUserMessageReq | ThreadsRetryAfterItemReq;

/** How many earlier items the responder is given. */
const HISTORY_LENGTH = 20;

/**
 * The server half of the ChatKit protocol. Every item is stored before its `thread.item.done` is sent; what fails
 * before the first event is thrown, so that it becomes an HTTP error.
 */
export class ChatKitServer {
  constructor(
    private readonly threads: ThreadStore,
    private readonly responder: Responder,
    private readonly locks: TurnLocks,
  ) {}

  /** Answers a request with one JSON document. Throws `unknown_thread` or `unknown_item`. */
  reply<Request extends JsonRequest>(
    request: Request,
    { owner }: RequestContext,
    signal: AbortSignal,
  ): Promise<JsonReply<Request>> {
    return answerJson(this.threads, request, owner, signal);
  }

  /**
   * Answers a request with events. Throws before the first one: `unknown_thread`, `unknown_item`, `wrong_item`,
   * `turn_in_progress`. When `signal` aborts, what was streamed of the answer is stored.
   */
  stream(
    request: StreamingRequest,
    context: RequestContext,
    signal: AbortSignal,
  ): AsyncGenerator<ThreadStreamEvent> {
    switch (request.type) {
      case 'threads.create':
        return this.create(request, context, signal);
      case 'threads.add_user_message':
        return this.addUserMessage(request, context, signal);
      case 'threads.retry_after_item':
        return this.retryAfterItem(request, context, signal);
    }
  }

  private async *create(
    { params }: ThreadsCreateReq,
    context: RequestContext,
    signal: AbortSignal,
  ): AsyncGenerator<ThreadStreamEvent> {
    const thread: StoredThread = {
      id: newId('thr'),
      title: titleOf(messageText(params.input.content)),
      created_at: now(),
      status: { type: 'active' },
      metadata: {},
    };
    const message = toUserMessage(thread.id, params.input);
    const release = this.locks.claim(thread.id);
    try {
      await this.threads.createThread(context.owner, thread, message, signal);
      yield { type: 'thread.created', thread: toThread(thread) };
      yield { type: 'thread.item.done', item: message };
      yield* this.respond({ thread, message, history: [] }, context, signal);
    } finally {
      release();
    }
  }

  private async *addUserMessage(
    { params }: ThreadsAddUserMessageReq,
    context: RequestContext,
    signal: AbortSignal,
  ): AsyncGenerator<ThreadStreamEvent> {
    const release = this.locks.claim(params.thread_id);
    try {
      const thread = await this.thread(context.owner, params.thread_id, signal);
      const history = await this.lastItems(context.owner, thread.id, signal);
      const message = toUserMessage(thread.id, params.input);
      if (!(await this.threads.addItem(context.owner, message, signal))) throw noSuchThread();
      yield { type: 'thread.item.done', item: message };
      yield* this.respond({ thread, message, history }, context, signal);
    } finally {
      release();
    }
  }

  private async *retryAfterItem(
    { params }: ThreadsRetryAfterItemReq,
    context: RequestContext,
    signal: AbortSignal,
  ): AsyncGenerator<ThreadStreamEvent> {
    const release = this.locks.claim(params.thread_id);
    try {
      const thread = await this.thread(context.owner, params.thread_id, signal);
      const message = await this.threads.item(context.owner, thread.id, params.item_id, signal);
      if (!message) throw noSuchItem();
      if (message.type !== 'user_message') {
        throw new AppError('wrong_item', 'Only a reader’s message can be answered again.');
      }
      await this.threads.removeItemsAfter(context.owner, thread.id, message.id, signal);
      const history = (await this.lastItems(context.owner, thread.id, signal)).filter(
        ({ id }) => id !== message.id,
      );
      yield* this.respond({ thread, message, history }, context, signal);
    } finally {
      release();
    }
  }

  /** The responder's events, each item stored before it is sent; hidden ones are stored and not sent. */
  private async *respond(
    to: Message,
    context: RequestContext,
    signal: AbortSignal,
  ): AsyncGenerator<ThreadStreamEvent> {
    yield { type: 'stream_options', stream_options: { allow_cancel: true } };
    for await (const event of this.responder.respond(to, context, signal)) {
      if (event.type === 'thread.item.done') await this.threads.addItem(context.owner, event.item);
      if (!('item' in event) || isVisible(event.item)) yield event;
    }
  }

  private async thread(owner: ThreadOwner, threadId: string, signal: AbortSignal): Promise<StoredThread> {
    const thread = await this.threads.thread(owner, threadId, signal);
    if (!thread) throw noSuchThread();
    return thread;
  }

  private async lastItems(
    owner: ThreadOwner,
    threadId: string,
    signal: AbortSignal,
  ): Promise<StoredThreadItem[]> {
    const page: Page<StoredThreadItem> | undefined = await this.threads.items(
      owner,
      threadId,
      { limit: HISTORY_LENGTH, order: 'desc' },
      signal,
    );
    return page?.data.reverse() ?? [];
  }
}

function toUserMessage(
  threadId: string,
  { content, quoted_text, inference_options }: UserMessageInput,
): UserMessageItem {
  const { tool_choice, model } = inference_options;
  return {
    id: newId('msg'),
    thread_id: threadId,
    created_at: now(),
    type: 'user_message',
    content: content.map(withoutNulls),
    attachments: [],
    ...(quoted_text == null ? {} : { quoted_text }),
    inference_options: {
      ...(tool_choice == null ? {} : { tool_choice }),
      ...(model == null ? {} : { model }),
    },
  };
}

function withoutNulls(part: UserMessageInput['content'][number]): UserMessageItem['content'][number] {
  if (part.type === 'input_text') return part;
  const { group, ...tag } = part;
  return { ...tag, interactive: tag.interactive ?? false, ...(group == null ? {} : { group }) };
}
