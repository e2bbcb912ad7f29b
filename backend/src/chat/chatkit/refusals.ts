import type { StoredThread, StoredThreadItem, WidgetItem } from 'chatkit-protocol';
import { AppError } from '../../errors/app-error.js';
import { isVisible } from './thread-view.js';

/** The refusal of a request for a thread that its owner does not have. */
export function noSuchThread(): AppError {
  return new AppError('unknown_thread', 'There is no such thread. It may have been deleted.', {
    sentence: 'thread_deleted',
  });
}

/** The refusal of a request for an item that the thread does not have, or hides. */
export function noSuchItem(): AppError {
  return new AppError('unknown_item', 'There is no such item in the thread. It may have been deleted.');
}

/** The thread, when its owner has it and it goes on. Throws `unknown_thread` or `thread_not_active`. */
export function activeThread(thread: StoredThread | undefined): StoredThread {
  if (!thread) throw noSuchThread();
  if (thread.status.type === 'active') return thread;
  const { type, reason } = thread.status;
  throw new AppError(
    'thread_not_active',
    `This thread is ${type}${reason ? ` (${reason})` : ''}. Start a new one.`,
  );
}

/** The item, when readers may know of it. Throws `unknown_item`. */
export function visibleItem(item: StoredThreadItem | undefined): StoredThreadItem {
  if (!item || !isVisible(item)) throw noSuchItem();
  return item;
}

/** The item as the widget that an action comes from. Throws `unknown_item` or `wrong_item`. */
export function widgetItem(item: StoredThreadItem | undefined): WidgetItem {
  const sender = visibleItem(item);
  if (sender.type === 'widget') return sender;
  throw new AppError('wrong_item', 'Actions come from widgets only.');
}

/** The refusal of what has to do with attachments. */
export function noAttachments(): AppError {
  return new AppError('attachments_unsupported', 'This service takes no attachments. Send text only.');
}

/** The refusal of recordings. */
export function noDictation(): AppError {
  return new AppError('dictation_unsupported', 'This service takes no recordings. Type the message instead.');
}
