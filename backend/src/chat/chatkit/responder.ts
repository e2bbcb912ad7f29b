import type { StoredThread, StoredThreadItem, ThreadStreamEvent, UserMessageItem } from 'chatkit-protocol';
import type { RequestContext } from './request-context.js';

/** A reader's message that waits for its answer. */
export interface Message {
  thread: StoredThread;
  message: UserMessageItem;
  /** Earlier items of the thread, oldest first. */
  history: StoredThreadItem[];
}

/** Answers a reader's message with events; what to answer is not the server's affair. */
export interface Responder {
  /**
   * The answer's events. Their items are stored by the server when `thread.item.done` passes. Whether it ends, throws
   * or is aborted by `signal`, what there is of the answer has passed as `thread.item.done`.
   */
  respond(to: Message, context: RequestContext, signal: AbortSignal): AsyncIterable<ThreadStreamEvent>;
}
