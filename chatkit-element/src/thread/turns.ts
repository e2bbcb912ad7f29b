import type { ThreadItem, ThreadStreamEvent, UserMessageItem } from 'chatkit-protocol';
import type { RequestFailure } from '../api/request-failure.js';
import { type Retry, type ThreadState, isLocal, pendingLocalId } from './thread-state.js';

/** A turn begins: what the last one left behind is cleared away. */
export function beginTurn(state: ThreadState, retry: Retry): ThreadState {
  return {
    ...state,
    failure: null,
    notices: [],
    turn: { retry, allowCancel: true, progress: null, unfinished: [] },
  };
}

/** Adds a message that the server has not seen. */
export function addLocalMessage(state: ThreadState, message: UserMessageItem): ThreadState {
  return { ...state, items: [...state.items, message] };
}

/** Removes a message that never reached the server, and the failure that said so. */
export function removeLocalMessage(state: ThreadState, localId: string): ThreadState {
  const retry = state.failure?.retry;
  const saidSo = !retry || (retry.type === 'send' && retry.localId === localId);
  const items = state.items.filter(({ id }) => id !== localId);
  return { ...state, items, failure: saidSo ? null : state.failure };
}

/**
 * Drops what follows a message, as the server does when it answers that message again. What the server has never seen
 * stays.
 */
export function dropItemsAfter(state: ThreadState, itemId: string): ThreadState {
  const last = state.items.findIndex(({ id }) => id === itemId);
  if (last < 0) return state;
  return { ...state, items: state.items.filter((item, index) => index <= last || isLocal(item)) };
}

/** Whether an event brings a question that an action asks in the reader's name. */
export function isQuestionOfAction({ turn }: ThreadState, event: ThreadStreamEvent): boolean {
  const acting = turn?.retry.type === 'custom_action';
  return acting && event.type === 'thread.item.done' && event.item.type === 'user_message';
}

/** The stream closed: a turn that left its message unacknowledged or an item unfinished was cut short. */
export function endTurn(state: ThreadState): ThreadState {
  const { turn, failure } = state;
  if (!turn) return state;
  const cutShort = pendingLocalId(state) !== undefined || turn.unfinished.length > 0;
  return {
    ...state,
    turn: null,
    failure: cutShort && !failure ? { reason: 'interrupted', retry: turn.retry } : failure,
  };
}

/** The request failed, or its stream broke. */
export function failTurn(
  state: ThreadState,
  { reason, readerMessage, retryable }: RequestFailure,
): ThreadState {
  const retry = retryable ? state.turn?.retry : undefined;
  return { ...state, turn: null, failure: { reason, message: readerMessage, retry } };
}

/** A thread could not be loaded. */
export function failLoading(
  state: ThreadState,
  { reason, readerMessage, retryable }: RequestFailure,
  threadId: string,
): ThreadState {
  const retry: Retry | undefined = retryable ? { type: 'load', threadId } : undefined;
  return { ...state, loading: null, failure: { reason, message: readerMessage, retry } };
}

/** The reader stopped the turn: what was written stays, a message the server has not seen is taken back. */
export function stopTurn(state: ThreadState): ThreadState {
  const pending = pendingLocalId(state);
  const unfinished = state.turn?.unfinished ?? [];
  const stays = (item: ThreadItem): boolean =>
    item.id !== pending && !(unfinished.includes(item.id) && isBlank(item));
  return { ...state, turn: null, items: state.items.filter(stays) };
}

function isBlank(item: ThreadItem): boolean {
  return item.type === 'assistant_message' && item.content.every(({ text }) => text.trim() === '');
}

/** The messages that never reached the server, oldest first. */
export function unsentMessages(state: ThreadState): UserMessageItem[] {
  return state.items.filter((item): item is UserMessageItem => item.type === 'user_message' && isLocal(item));
}
