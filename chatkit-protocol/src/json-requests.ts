import type { AttachmentsCreateReq, AttachmentsDeleteReq } from './attachments.js';
import type { Request } from './request.js';
import type { ThreadCustomActionParams } from './streaming-requests.js';

/** Which rows of a list to read: `limit` 20 unless given, `after` the cursor of the page before. */
export interface ThreadListParams {
  limit?: number | null;
  order?: 'asc' | 'desc';
  after?: string | null;
}

/** Reads a page of threads, newest first unless asked otherwise. */
export type ThreadsListReq = Request<'threads.list', ThreadListParams>;

/** Names the thread to read. */
export interface ThreadGetByIdParams {
  thread_id: string;
}

/** Reads a thread with its oldest items. */
export type ThreadsGetByIdReq = Request<'threads.get_by_id', ThreadGetByIdParams>;

/** The new title of a thread. */
export interface ThreadUpdateParams {
  thread_id: string;
  title: string;
}

/** Renames a thread. */
export type ThreadsUpdateReq = Request<'threads.update', ThreadUpdateParams>;

/** Names the thread to delete. */
export interface ThreadDeleteParams {
  thread_id: string;
}

/** Deletes a thread and its items. */
export type ThreadsDeleteReq = Request<'threads.delete', ThreadDeleteParams>;

/** Which items of a thread to read. */
export interface ItemsListParams extends ThreadListParams {
  thread_id: string;
}

/** Reads a page of a thread's items, newest first unless asked otherwise. */
export type ItemsListReq = Request<'items.list', ItemsListParams>;

/** Thumbs up or down. */
export type FeedbackKind = 'positive' | 'negative';

/** What a reader thinks of items. */
export interface ItemFeedbackParams {
  thread_id: string;
  item_ids: string[];
  kind: FeedbackKind;
}

/** Says what a reader thinks of items. */
export type ItemsFeedbackReq = Request<'items.feedback', ItemFeedbackParams>;

/** A recording; `mime_type` may carry parameters. */
export interface InputTranscribeParams {
  audio_base64: string;
  mime_type: string;
}

/** Turns speech into text for the composer. */
export type InputTranscribeReq = Request<'input.transcribe', InputTranscribeParams>;

/** Runs an action that updates one item at most. */
export type ThreadsSyncCustomActionReq = Request<'threads.sync_custom_action', ThreadCustomActionParams>;

/** A request answered with one JSON document. */
export type NonStreamingReq =
  | ThreadsListReq
  | ThreadsGetByIdReq
  | ThreadsUpdateReq
  | ThreadsDeleteReq
  | ItemsListReq
  | ItemsFeedbackReq
  | AttachmentsCreateReq
  | AttachmentsDeleteReq
  | InputTranscribeReq
  | ThreadsSyncCustomActionReq;
