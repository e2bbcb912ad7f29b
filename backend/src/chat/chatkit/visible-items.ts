import type { Page, ThreadItem } from 'chatkit-protocol';
import type { PageRequest, ThreadOwner, ThreadStore } from '../thread-store.js';
import { isVisible } from './thread-view.js';

/**
 * A page of what readers may see of a thread, filled up where items are hidden, so that its cursor names an item that
 * was shown. Undefined when the thread or the cursor's item is not there.
 */
export async function visibleItems(
  threads: ThreadStore,
  owner: ThreadOwner,
  threadId: string,
  { limit, order, after }: PageRequest,
  signal: AbortSignal,
): Promise<Page<ThreadItem> | undefined> {
  const found: ThreadItem[] = [];
  for (let cursor = after, isMore = true; isMore && found.length <= limit;) {
    const page = { limit: limit + 1, order, after: cursor };
    const items = await threads.items(owner, threadId, page, signal);
    if (!items) return undefined;
    found.push(...items.data.filter(isVisible));
    isMore = items.has_more;
    cursor = items.after;
  }
  const data = found.slice(0, limit);
  const hasMore = found.length > limit;
  return { data, has_more: hasMore, after: hasMore ? data.at(-1)?.id : undefined };
}
