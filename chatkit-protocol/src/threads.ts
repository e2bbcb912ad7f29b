import type { StoredThreadItem, ThreadItem } from './items.js';
import type { DateTime, FreeObject } from './scalars.js';

/** A page of rows; `after` is the cursor of the next page, absent on the last. */
export interface Page<Row> {
  data: Row[];
  has_more: boolean;
  after?: string;
}

/** A thread that takes messages. */
export interface ActiveStatus {
  type: 'active';
}

/** A thread that takes no messages for now. */
export interface LockedStatus {
  type: 'locked';
  reason?: string;
}

/** A thread that takes no messages any more. */
export interface ClosedStatus {
  type: 'closed';
  reason?: string;
}

/** Whether a thread takes messages; for display, a server refuses on its own. */
export type ThreadStatus = ActiveStatus | LockedStatus | ClosedStatus;

/** A thread without its items. */
export interface ThreadMetadata {
  id: string;
  title?: string;
  created_at: DateTime;
  status: ThreadStatus;
  /** Hosts from which pictures may be shown; absent: any. */
  allowed_image_domains?: string[];
  metadata: FreeObject;
}

/** What a store keeps of a thread. */
export type StoredThread = ThreadMetadata;

/** A thread as a client sees it; `items` is an empty page wherever only the thread itself is meant. */
export interface Thread extends ThreadMetadata {
  items: PageOfThreadItem;
}

/** A page of a thread's items. */
export type PageOfThreadItem = Page<ThreadItem>;

/** A page of a thread's items, hidden ones included. */
export type PageOfStoredThreadItem = Page<StoredThreadItem>;

/** A page of threads. */
export type PageOfThread = Page<Thread>;
