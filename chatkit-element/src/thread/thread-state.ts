import type {
  NoticeEvent,
  ProgressUpdateEvent,
  ThreadItem,
  ThreadMetadata,
  UserMessageItem,
  WidgetActionConfig,
} from 'chatkit-protocol';
import type { FailureReason } from '../api/request-failure.js';

/** How to do again what failed. */
export type Retry =
  | { type: 'send'; localId: string }
  | { type: 'retry_after_item'; itemId: string }
  | { type: 'custom_action'; action: WidgetActionConfig; itemId?: string }
  | { type: 'load'; threadId: string };

/** What went wrong, shown at the end of the thread; `message` is the server's own sentence. */
export interface Failure {
  reason: FailureReason;
  message?: string;
  /** Absent when trying again is of no use. */
  retry?: Retry;
}

/** A request whose answer is on its way. */
export interface Turn {
  retry: Retry;
  allowCancel: boolean;
  progress: ProgressUpdateEvent | null;
  /** Ids of the items that were added and are not done. */
  unfinished: readonly string[];
}

/** All that is known of the thread on view. Never changed in place. */
export interface ThreadState {
  /** Null while the thread is new, or its loading has not ended. */
  readonly thread: ThreadMetadata | null;
  /** Oldest first. A message that the server has not acknowledged has a local id. */
  readonly items: readonly ThreadItem[];
  /** The cursor of the items before the first one; null when there are none. */
  readonly olderCursor: string | null;
  readonly loading: 'thread' | 'older' | null;
  readonly turn: Turn | null;
  readonly failure: Failure | null;
  /** What the server said beside the conversation in the last turn. */
  readonly notices: readonly NoticeEvent[];
}

/** A thread that does not exist yet. */
export const newThread: ThreadState = {
  thread: null,
  items: [],
  olderCursor: null,
  loading: null,
  turn: null,
  failure: null,
  notices: [],
};

const localPrefix = 'local:';

/** Ids that no server gives. */
export const toLocalId = (count: number): string => `${localPrefix}${count}`;

/** Whether the server has not acknowledged an item. */
export const isLocal = (item: { id: string }): boolean => item.id.startsWith(localPrefix);

/** The message on its way to the server, until the server acknowledges it. */
export function pendingLocalId(state: ThreadState): string | undefined {
  return state.turn?.retry.type === 'send' ? state.turn.retry.localId : undefined;
}

/** The acknowledged message that the item with this id answers. */
export function questionBefore(state: ThreadState, itemId: string): UserMessageItem | undefined {
  const index = state.items.findIndex(({ id }) => id === itemId);
  return state.items
    .slice(0, Math.max(index, 0))
    .findLast((item): item is UserMessageItem => item.type === 'user_message' && !isLocal(item));
}
