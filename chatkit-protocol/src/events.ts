import type { IconName } from './icons.js';
import type { ThreadItemUpdate } from './item-updates.js';
import type { ThreadItem } from './items.js';
import type { FreeObject } from './scalars.js';
import type { Thread } from './threads.js';

/** A thread was created; its items page is empty. */
export interface ThreadCreatedEvent {
  type: 'thread.created';
  thread: Thread;
}

/** A thread's title, status or metadata changed; its items page is empty, merge the rest. */
export interface ThreadUpdatedEvent {
  type: 'thread.updated';
  thread: Thread;
}

/** An item began; nothing is stored yet. */
export interface ThreadItemAddedEvent {
  type: 'thread.item.added';
  item: ThreadItem;
}

/** An item changed on its way. */
export interface ThreadItemUpdatedEvent {
  type: 'thread.item.updated';
  item_id: string;
  update: ThreadItemUpdate;
}

/** An item is complete and was stored before this was sent; it wins over what was streamed. */
export interface ThreadItemDoneEvent {
  type: 'thread.item.done';
  item: ThreadItem;
}

/** An item was deleted before this was sent. */
export interface ThreadItemRemovedEvent {
  type: 'thread.item.removed';
  item_id: string;
}

/** An item was stored anew before this was sent. */
export interface ThreadItemReplacedEvent {
  type: 'thread.item.replaced';
  item: ThreadItem;
}

/** How a client may handle a stream; `allow_cancel` shows a stop button. */
export interface StreamOptions {
  allow_cancel: boolean;
}

/** Says how a client may handle this stream. */
export interface StreamOptionsEvent {
  type: 'stream_options';
  stream_options: StreamOptions;
}

/** What the assistant is doing, until the next event that shows something. */
export interface ProgressUpdateEvent {
  type: 'progress_update';
  icon?: IconName;
  text: string;
}

/** Tells the host page something; fire and forget. */
export interface ClientEffectEvent {
  type: 'client_effect';
  name: string;
  data: FreeObject;
}

/** Why a turn failed; readers treat codes they do not know as `stream.error`. */
export type ErrorCode = 'stream.error' | 'custom';

/** The turn failed; `message` is for the reader, `allow_retry` offers to try again. */
export interface ErrorEvent {
  type: 'error';
  code: ErrorCode;
  message?: string;
  allow_retry: boolean;
}

/** A message beside the conversation; Markdown. */
export interface NoticeEvent {
  type: 'notice';
  level: 'info' | 'warning' | 'danger';
  message: string;
  title?: string;
}

/** One frame of a streamed answer. */
export type ThreadStreamEvent =
  | ThreadCreatedEvent
  | ThreadUpdatedEvent
  | ThreadItemAddedEvent
  | ThreadItemUpdatedEvent
  | ThreadItemDoneEvent
  | ThreadItemRemovedEvent
  | ThreadItemReplacedEvent
  | StreamOptionsEvent
  | ProgressUpdateEvent
  | ClientEffectEvent
  | ErrorEvent
  | NoticeEvent;
