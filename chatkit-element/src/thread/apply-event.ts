import type { Thread, ThreadItem, ThreadMetadata, ThreadStreamEvent } from 'chatkit-protocol';
import { applyItemUpdate } from './apply-item-update.js';
import { type ThreadState, type Turn, pendingLocalId } from './thread-state.js';

/** The thread after an event of a turn's stream; the same state for an event that changes nothing it knows. */
export function applyEvent(state: ThreadState, event: ThreadStreamEvent): ThreadState {
  switch (event.type) {
    case 'thread.created':
    case 'thread.updated':
      return { ...state, thread: toMetadata(event.thread) };
    case 'thread.item.added':
      return withTurn(upsertItem(state, event.item), (turn) => ({
        ...turn,
        progress: null,
        unfinished: [...turn.unfinished, event.item.id],
      }));
    case 'thread.item.updated':
      return {
        ...state,
        items: state.items.map((item) =>
          item.id === event.item_id ? applyItemUpdate(item, event.update) : item,
        ),
      };
    case 'thread.item.done':
      return applyDone(state, event.item);
    case 'thread.item.replaced':
      return upsertItem(state, event.item);
    case 'thread.item.removed':
      return finishItem(
        { ...state, items: state.items.filter(({ id }) => id !== event.item_id) },
        event.item_id,
      );
    case 'stream_options':
      return withTurn(state, (turn) => ({ ...turn, allowCancel: event.stream_options.allow_cancel }));
    case 'progress_update':
      return withTurn(state, (turn) => ({ ...turn, progress: event }));
    case 'notice':
      return { ...state, notices: [...state.notices, event] };
    case 'error': {
      const retry = event.allow_retry ? state.turn?.retry : undefined;
      return { ...state, failure: { reason: 'failed', message: event.message, retry } };
    }
    default:
      return state;
  }
}

/** A thread without its page of items, which is empty in most places. */
export function toMetadata(thread: Thread): ThreadMetadata {
  const metadata: ThreadMetadata & Partial<Thread> = { ...thread };
  delete metadata.items;
  return metadata;
}

function applyDone(state: ThreadState, item: ThreadItem): ThreadState {
  if (item.type !== 'user_message') {
    const done = finishItem(upsertItem(state, item), item.id);
    return withTurn(done, (turn) => ({ ...turn, progress: null }));
  }
  const localId = pendingLocalId(state);
  const acknowledged =
    localId === undefined
      ? finishItem(upsertItem(state, item), item.id)
      : { ...state, items: state.items.map((known) => (known.id === localId ? item : known)) };
  return withTurn(acknowledged, (turn) => ({
    ...turn,
    retry: { type: 'retry_after_item', itemId: item.id },
  }));
}

/** Replaces the item in its place, or appends it. */
function upsertItem(state: ThreadState, item: ThreadItem): ThreadState {
  const known = state.items.some(({ id }) => id === item.id);
  const items = known
    ? state.items.map((other) => (other.id === item.id ? item : other))
    : [...state.items, item];
  return { ...state, items };
}

function finishItem(state: ThreadState, itemId: string): ThreadState {
  return withTurn(state, (turn) => ({ ...turn, unfinished: turn.unfinished.filter((id) => id !== itemId) }));
}

function withTurn(state: ThreadState, change: (turn: Turn) => Turn): ThreadState {
  return state.turn ? { ...state, turn: change(state.turn) } : state;
}
