import type {
  EmptyObject,
  ItemsFeedbackReq,
  ItemsListReq,
  ResponseOf,
  Thread,
  ThreadsDeleteReq,
  ThreadsGetByIdReq,
  ThreadsListReq,
  ThreadsUpdateReq,
} from 'chatkit-protocol';
import { AppError } from '../../errors/app-error.js';
import type { PageRequest, ThreadOwner, ThreadStore } from '../thread-store.js';
import { toItemsPage, toThread } from './thread-view.js';

/** The requests that are answered with one JSON document. */
export type JsonRequest =
  ThreadsGetByIdReq | ThreadsListReq | ItemsListReq | ThreadsUpdateReq | ThreadsDeleteReq | ItemsFeedbackReq;

/** The document that answers a request. */
export type JsonReply<Request extends JsonRequest> = ResponseOf<Request['type']>;

const DEFAULT_PAGE_LENGTH = 20;
const MAX_PAGE_LENGTH = 100;

/** Reads or changes the owner's threads. Throws `unknown_thread` or `unknown_item` for what the owner does not have. */
export async function answerJson<Request extends JsonRequest>(
  threads: ThreadStore,
  request: Request,
  owner: ThreadOwner,
  signal: AbortSignal,
): Promise<JsonReply<Request>>;
export async function answerJson(
  threads: ThreadStore,
  request: JsonRequest,
  owner: ThreadOwner,
  signal: AbortSignal,
): Promise<JsonReply<JsonRequest>> {
  switch (request.type) {
    case 'threads.get_by_id':
      return readThread(threads, owner, request.params.thread_id, signal);
    case 'threads.list': {
      const page = await threads.threads(owner, toPageRequest(request.params), signal);
      if (!page) throw noSuchThread();
      return { ...page, data: page.data.map((thread) => toThread(thread)) };
    }
    case 'items.list': {
      const { thread_id, ...page } = request.params;
      const items = await threads.items(owner, thread_id, toPageRequest(page), signal);
      if (items) return toItemsPage(items);
      throw (await threads.thread(owner, thread_id, signal)) ? noSuchItem() : noSuchThread();
    }
    case 'threads.update': {
      const { thread_id, title } = request.params;
      const thread = await threads.thread(owner, thread_id, signal);
      const renamed = thread && { ...thread, title };
      if (!renamed || !(await threads.saveThread(owner, renamed, signal))) throw noSuchThread();
      return toThread(renamed);
    }
    case 'threads.delete':
      return found(await threads.deleteThread(owner, request.params.thread_id, signal), noSuchThread);
    case 'items.feedback': {
      const { thread_id, item_ids, kind } = request.params;
      if (!(await threads.thread(owner, thread_id, signal))) throw noSuchThread();
      return found(await threads.saveFeedback(owner, thread_id, item_ids, kind, signal), noSuchItem);
    }
  }
}

export function noSuchThread(): AppError {
  return new AppError('unknown_thread', 'There is no such thread. It may have been deleted.');
}

export function noSuchItem(): AppError {
  return new AppError('unknown_item', 'There is no such item in the thread. It may have been deleted.');
}

/** A thread with its first items, oldest first. */
async function readThread(
  threads: ThreadStore,
  owner: ThreadOwner,
  threadId: string,
  signal: AbortSignal,
): Promise<Thread> {
  const thread = await threads.thread(owner, threadId, signal);
  const items = await threads.items(owner, threadId, { limit: DEFAULT_PAGE_LENGTH, order: 'asc' }, signal);
  if (!thread || !items) throw noSuchThread();
  return toThread(thread, items);
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
