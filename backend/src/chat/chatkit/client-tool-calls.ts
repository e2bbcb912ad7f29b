import type { ClientToolCallItem, StoredThreadItem } from 'chatkit-protocol';
import { AppError } from '../../errors/app-error.js';
import type { ResponderEvent } from './responder.js';
import { isVisible } from './thread-view.js';

/** A call that the browser has not answered yet. */
export type PendingClientToolCall = ClientToolCallItem & { status: 'pending' };

/** Whether the item is a call that waits for its output; models are never shown one. */
export function isPendingCall(item: StoredThreadItem): item is PendingClientToolCall {
  return item.type === 'client_tool_call' && item.status === 'pending';
}

/** Whether the event asks the browser to run a tool, which ends the turn: a thread waits for one call at a time. */
export function asksForTool(event: ResponderEvent): boolean {
  return event.type === 'thread.item.done' && isPendingCall(event.item);
}

/**
 * The call that waits for its output among a thread's newest items, newest first, and others that nobody will answer
 * any more. Hidden items count as none. Throws `wrong_item` when the newest item is no such call.
 */
export function pendingCalls(
  newest: StoredThreadItem[],
): [PendingClientToolCall, ...PendingClientToolCall[]] {
  const last = newest.find(isVisible);
  if (last && isPendingCall(last)) {
    return [last, ...newest.filter(isPendingCall).filter(({ id }) => id !== last.id)];
  }
  throw new AppError('wrong_item', 'The thread’s last item is no tool call that waits for its output.');
}

/** The call with its output; null is none. */
export function completedCall(call: PendingClientToolCall, output: unknown): ClientToolCallItem {
  return { ...call, status: 'completed', ...(output == null ? {} : { output }) };
}
