import type {
  StoredThread,
  StoredThreadItem,
  StreamOptionsEvent,
  StreamingReq,
  ThreadStreamEvent,
  ThreadsAddClientToolOutputReq,
  ThreadsAddStructuredInputReq,
  ThreadsAddUserMessageReq,
  ThreadsCreateReq,
  ThreadsCustomActionReq,
  ThreadsRetryAfterItemReq,
} from 'chatkit-protocol';
import { AppError } from '../../errors/app-error.js';
import type { ThreadStore } from '../thread-store.js';
import { completedCall, pendingCalls } from './client-tool-calls.js';
import { newestItems, toConversation, withItem } from './conversation.js';
import { now } from './identifiers.js';
import { activeThread, noSuchThread, visibleItem, widgetItem } from './refusals.js';
import type { RequestContext } from './request-context.js';
import type { Responder, ResponderEvent } from './responder.js';
import { answerQuestions } from './structured-answers.js';
import { toThread } from './thread-view.js';
import { toUserMessage } from './user-message.js';

/** A turn whose request is stored. */
export interface BegunTurn {
  thread: StoredThread;
  /** What the server tells before the responder does. */
  lead: ThreadStreamEvent[];
  events: AsyncIterable<ResponderEvent>;
}

const STREAM_OPTIONS: StreamOptionsEvent = { type: 'stream_options', stream_options: { allow_cancel: true } };

/** Begins turns: checks a request, calls the responder, and only then stores what the reader sent. */
export class TurnRequests<Context extends RequestContext> {
  constructor(
    private readonly threads: ThreadStore,
    private readonly responder: Responder<Context>,
  ) {}

  /**
   * Begins the turn of a thread that is claimed for it. Throws `unknown_thread`, `unknown_item`, `thread_not_active`,
   * `wrong_item`, `already_answered`, `attachments_unsupported`, or what the responder refuses.
   */
  async begin(
    request: StreamingReq,
    threadId: string,
    context: Context,
    signal: AbortSignal,
  ): Promise<BegunTurn> {
    if (request.type === 'threads.create') return this.create(request, threadId, context, signal);
    const thread = activeThread(await this.threads.thread(context.owner, threadId, signal));
    switch (request.type) {
      case 'threads.add_user_message':
        return this.addUserMessage(request, thread, context, signal);
      case 'threads.add_client_tool_output':
        return this.addClientToolOutput(request, thread, context, signal);
      case 'threads.add_structured_input':
        return this.addStructuredInput(request, thread, context, signal);
      case 'threads.retry_after_item':
        return this.retryAfterItem(request, thread, context, signal);
      case 'threads.custom_action':
        return this.customAction(request, thread, context, signal);
    }
  }

  private async create(
    { params }: ThreadsCreateReq,
    threadId: string,
    context: Context,
    signal: AbortSignal,
  ): Promise<BegunTurn> {
    const message = toUserMessage(threadId, params.input);
    const title = this.responder.titleOf?.(message);
    const thread: StoredThread = {
      id: threadId,
      ...(title === undefined ? {} : { title }),
      created_at: now(),
      status: { type: 'active' },
      metadata: {},
    };
    const events = this.responder.respond(message, { thread, history: [] }, context, signal);
    await this.threads.createThread(context.owner, thread, message, signal);
    const created: ThreadStreamEvent = { type: 'thread.created', thread: toThread(thread) };
    return { thread, lead: [created, { type: 'thread.item.done', item: message }, STREAM_OPTIONS], events };
  }

  private async addUserMessage(
    { params }: ThreadsAddUserMessageReq,
    thread: StoredThread,
    context: Context,
    signal: AbortSignal,
  ): Promise<BegunTurn> {
    const message = toUserMessage(thread.id, params.input);
    const conversation = toConversation(thread, await this.newest(thread, context, signal));
    const events = this.responder.respond(message, conversation, context, signal);
    if (!(await this.threads.addItem(context.owner, message, signal))) throw noSuchThread();
    return { thread, lead: [{ type: 'thread.item.done', item: message }, STREAM_OPTIONS], events };
  }

  private async addClientToolOutput(
    { params }: ThreadsAddClientToolOutputReq,
    thread: StoredThread,
    context: Context,
    signal: AbortSignal,
  ): Promise<BegunTurn> {
    const newest = await this.newest(thread, context, signal);
    const [call, ...forgotten] = pendingCalls(newest);
    const completed = completedCall(call, params.result);
    const events = this.responder.respond(
      undefined,
      toConversation(thread, withItem(newest, completed)),
      context,
      signal,
    );
    if (!(await this.threads.saveItem(context.owner, completed, signal))) throw noSuchThread();
    for (const { id } of forgotten) await this.threads.removeItem(context.owner, thread.id, id);
    return { thread, lead: [STREAM_OPTIONS], events };
  }

  private async addStructuredInput(
    { params }: ThreadsAddStructuredInputReq,
    thread: StoredThread,
    context: Context,
    signal: AbortSignal,
  ): Promise<BegunTurn> {
    const item = await this.item(thread, params.item_id, context, signal);
    if (item.type !== 'structured_input') {
      throw new AppError('wrong_item', 'Only an item that asks something can be answered.');
    }
    if (item.status !== 'pending') {
      throw new AppError('already_answered', 'These questions have been answered or skipped already.');
    }
    const answered = answerQuestions(item, params.input);
    const newest = await this.newest(thread, context, signal);
    const events = this.responder.respond(
      undefined,
      toConversation(thread, withItem(newest, answered)),
      context,
      signal,
    );
    if (!(await this.threads.saveItem(context.owner, answered, signal))) throw noSuchThread();
    return { thread, lead: [STREAM_OPTIONS, { type: 'thread.item.replaced', item: answered }], events };
  }

  private async retryAfterItem(
    { params }: ThreadsRetryAfterItemReq,
    thread: StoredThread,
    context: Context,
    signal: AbortSignal,
  ): Promise<BegunTurn> {
    const message = await this.item(thread, params.item_id, context, signal);
    if (message.type !== 'user_message') {
      throw new AppError('wrong_item', 'Only a reader’s message can be answered again.');
    }
    const earlier = await this.newest(thread, context, signal, message.id);
    const events = this.responder.respond(message, toConversation(thread, earlier), context, signal);
    await this.threads.removeItemsAfter(context.owner, thread.id, message.id, signal);
    return { thread, lead: [STREAM_OPTIONS], events };
  }

  private async customAction(
    { params: { item_id, action } }: ThreadsCustomActionReq,
    thread: StoredThread,
    context: Context,
    signal: AbortSignal,
  ): Promise<BegunTurn> {
    const sender =
      item_id == null
        ? undefined
        : widgetItem(await this.threads.item(context.owner, thread.id, item_id, signal));
    const conversation = toConversation(thread, await this.newest(thread, context, signal));
    const events = this.responder.action(action, sender, conversation, context, signal);
    return { thread, lead: [STREAM_OPTIONS], events };
  }

  private async item(
    thread: StoredThread,
    itemId: string,
    { owner }: Context,
    signal: AbortSignal,
  ): Promise<StoredThreadItem> {
    return visibleItem(await this.threads.item(owner, thread.id, itemId, signal));
  }

  private newest(
    thread: StoredThread,
    { owner }: Context,
    signal: AbortSignal,
    before?: string,
  ): Promise<StoredThreadItem[]> {
    return newestItems(this.threads, owner, thread.id, signal, before);
  }
}
