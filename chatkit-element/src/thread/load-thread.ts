import type { Page, ThreadItem, ThreadMetadata } from 'chatkit-protocol';
import type { ChatKitClient } from '../api/chatkit-client.js';
import { toMetadata } from './apply-event.js';

/** A run of a thread's items, oldest first, and the cursor of those before it. */
export interface ItemsRun {
  items: ThreadItem[];
  olderCursor: string | null;
}

/** Reads a thread with its newest items. */
export async function loadThread(
  client: ChatKitClient,
  threadId: string,
  signal: AbortSignal,
): Promise<ItemsRun & { thread: ThreadMetadata }> {
  const request = { type: 'threads.get_by_id', params: { thread_id: threadId } } as const;
  const thread = await client.request(request, signal);
  // A thread comes with its oldest items; when those are not all, the newest are asked for by themselves.
  const run = thread.items.has_more
    ? await loadItemsBefore(client, threadId, null, signal)
    : { items: thread.items.data, olderCursor: null };
  return { thread: toMetadata(thread), ...run };
}

/** Reads the items before a cursor, or the newest. A page of hidden items comes empty: then the next one is read. */
export async function loadItemsBefore(
  client: ChatKitClient,
  threadId: string,
  cursor: string | null,
  signal: AbortSignal,
): Promise<ItemsRun> {
  let after = cursor;
  for (;;) {
    const params = { thread_id: threadId, order: 'desc' as const, ...(after === null ? {} : { after }) };
    const page = await client.request({ type: 'items.list', params }, signal);
    after = nextCursor(page);
    if (page.data.length > 0 || after === null) return { items: page.data.reverse(), olderCursor: after };
  }
}

function nextCursor(page: Page<{ id: string }>): string | null {
  return page.has_more ? (page.after ?? page.data.at(-1)?.id ?? null) : null;
}
