import type {
  EmptyObject,
  NonStreamingReq,
  ResponseOf,
  SyncCustomActionResponse,
  Thread,
  ThreadsListReq,
  ThreadsSyncCustomActionReq,
} from 'chatkit-protocol';
import type { AppError } from '../../errors/app-error.js';
import type { PageRequest, ThreadOwner, ThreadStore } from '../thread-store.js';
import { newestItems, toConversation } from './conversation.js';
import {
  activeThread,
  noAttachments,
  noDictation,
  noSuchItem,
  noSuchThread,
  widgetItem,
} from './refusals.js';
import type { RequestContext } from './request-context.js';
import type { Responder } from './responder.js';
import { isVisible, toThread } from './thread-view.js';
import { visibleItems } from './visible-items.js';

/** The document that answers a request. */
export type JsonReply<Request extends NonStreamingReq> = ResponseOf<Request['type']>;

const DEFAULT_PAGE_LENGTH = 20;
const MAX_PAGE_LENGTH = 100;

/** Answers the requests that want one document. */
export class ThreadRequests<Context extends RequestContext> {
  constructor(
    private readonly threads: ThreadStore,
    private readonly responder: Responder<Context>,
  ) {}

  /**
   * Reads or changes the owner's threads. Throws `unknown_thread` or `unknown_item` for what the owner does not have,
   * `attachments_unsupported`, `dictation_unsupported`; for actions also `thread_not_active`, `wrong_item`, or what the
   * responder throws.
   */
  async answer<Request extends NonStreamingReq>(
    request: Request,
    context: Context,
    signal: AbortSignal,
  ): Promise<JsonReply<Request>>;
  async answer(
    request: NonStreamingReq,
    context: Context,
    signal: AbortSignal,
  ): Promise<JsonReply<NonStreamingReq>> {
    const { owner } = context;
    switch (request.type) {
      case 'threads.get_by_id':
        return this.read(owner, request.params.thread_id, signal);
      case 'threads.list': {
        const page = await this.threads.threads(owner, toPageRequest(request.params), signal);
        if (!page) throw noSuchThread();
        return { ...page, data: page.data.map((thread) => toThread(thread)) };
      }
      case 'items.list': {
        const { thread_id, ...page } = request.params;
        const items = await visibleItems(this.threads, owner, thread_id, toPageRequest(page), signal);
        if (items) return items;
        throw (await this.threads.thread(owner, thread_id, signal)) ? noSuchItem() : noSuchThread();
      }
      case 'threads.update': {
        const { thread_id, title } = request.params;
        const thread = await this.threads.thread(owner, thread_id, signal);
        const renamed = thread && { ...thread, title };
        if (!renamed || !(await this.threads.saveThread(owner, renamed, signal))) throw noSuchThread();
        return toThread(renamed);
      }
      case 'threads.delete':
        return found(await this.threads.deleteThread(owner, request.params.thread_id, signal), noSuchThread);
      case 'items.feedback': {
        const { thread_id, item_ids, kind } = request.params;
        if (!(await this.threads.thread(owner, thread_id, signal))) throw noSuchThread();
        return found(
          await this.threads.saveFeedback(owner, thread_id, item_ids, { kind }, signal),
          noSuchItem,
        );
      }
      case 'threads.sync_custom_action':
        return this.act(request, context, signal);
      case 'attachments.create':
      case 'attachments.delete':
        throw noAttachments();
      case 'input.transcribe':
        throw noDictation();
    }
  }

  /** A thread with its first items, oldest first. */
  private async read(owner: ThreadOwner, threadId: string, signal: AbortSignal): Promise<Thread> {
    const thread = await this.threads.thread(owner, threadId, signal);
    const page = { limit: DEFAULT_PAGE_LENGTH, order: 'asc' as const };
    const items = await visibleItems(this.threads, owner, threadId, page, signal);
    if (!thread || !items) throw noSuchThread();
    return toThread(thread, items);
  }

  private async act(
    { params: { thread_id, item_id, action } }: ThreadsSyncCustomActionReq,
    context: Context,
    signal: AbortSignal,
  ): Promise<SyncCustomActionResponse> {
    const { owner } = context;
    const thread = activeThread(await this.threads.thread(owner, thread_id, signal));
    const sender =
      item_id == null ? undefined : widgetItem(await this.threads.item(owner, thread_id, item_id, signal));
    const newest = await newestItems(this.threads, owner, thread_id, signal);
    const reply = await this.responder.syncAction(
      action,
      sender,
      toConversation(thread, newest),
      context,
      signal,
    );
    return reply.updated_item && isVisible(reply.updated_item) ? reply : {};
  }
}

function toPageRequest({ limit, order, after }: ThreadsListReq['params']): PageRequest {
  return {
    limit: Math.min(limit || DEFAULT_PAGE_LENGTH, MAX_PAGE_LENGTH),
    order: order ?? 'desc',
    after: after ?? undefined,
  };
}

function found(isFound: boolean, otherwise: () => AppError): EmptyObject {
  if (!isFound) throw otherwise();
  return {};
}
