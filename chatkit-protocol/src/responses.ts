import type { Attachment } from './attachments.js';
import type { ThreadItem } from './items.js';
import type { NonStreamingReq } from './json-requests.js';
import type { EmptyObject } from './scalars.js';
import type { PageOfThread, PageOfThreadItem, Thread } from './threads.js';

/** What a recording says. */
export interface TranscriptionResult {
  text: string;
}

/** The item an action changed, if it did. */
export interface SyncCustomActionResponse {
  updated_item?: ThreadItem;
}

interface Responses extends Record<NonStreamingReq['type'], unknown> {
  'threads.list': PageOfThread;
  'threads.get_by_id': Thread;
  'threads.update': Thread;
  'threads.delete': EmptyObject;
  'items.list': PageOfThreadItem;
  'items.feedback': EmptyObject;
  'attachments.create': Attachment;
  'attachments.delete': EmptyObject;
  'input.transcribe': TranscriptionResult;
  'threads.sync_custom_action': SyncCustomActionResponse;
}

/** The JSON document that answers a request of this type. */
export type ResponseOf<Type extends NonStreamingReq['type']> = Responses[Type];
