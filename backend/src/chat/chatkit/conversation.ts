import type { StoredThread, StoredThreadItem } from 'chatkit-protocol';
import type { ThreadOwner, ThreadStore } from '../thread-store.js';
import { isPendingCall } from './client-tool-calls.js';
import type { Conversation } from './responder.js';

/** How many items the responder is given, and how far back calls that nobody answered are looked for. */
const HISTORY_LENGTH = 20;

/** A thread's newest items, newest first; those before an item, if one is named. */
export async function newestItems(
  threads: ThreadStore,
  owner: ThreadOwner,
  threadId: string,
  signal: AbortSignal,
  before?: string,
): Promise<StoredThreadItem[]> {
  const page = { limit: HISTORY_LENGTH, order: 'desc' as const, after: before };
  return (await threads.items(owner, threadId, page, signal))?.data ?? [];
}

/** What the responder is given of a thread and its newest items, newest first. */
export function toConversation(thread: StoredThread, newest: StoredThreadItem[]): Conversation {
  return { thread, history: newest.filter((item) => !isPendingCall(item)).reverse() };
}

/** Items, newest first, with this one in its place; before all others where it is older. */
export function withItem(newest: StoredThreadItem[], item: StoredThreadItem): StoredThreadItem[] {
  const place = newest.findIndex(({ id }) => id === item.id);
  return place < 0 ? [...newest, item] : newest.with(place, item);
}
