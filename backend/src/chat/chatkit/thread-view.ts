import type { Page, StoredThread, StoredThreadItem, Thread, ThreadItem } from 'chatkit-protocol';

const HIDDEN_TYPES = ['hidden_context_item', 'sdk_hidden_context'];

/** Whether readers may see the item. */
export function isVisible(item: StoredThreadItem): item is ThreadItem {
  return !HIDDEN_TYPES.includes(item.type);
}

/** A thread as readers see it: without its stored metadata, with these items. */
export function toThread(
  thread: StoredThread,
  items: Page<ThreadItem> = { data: [], has_more: false },
): Thread {
  return { ...thread, metadata: {}, items };
}
