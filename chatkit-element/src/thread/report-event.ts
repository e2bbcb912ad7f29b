import type { ThreadItem, ThreadStreamEvent } from 'chatkit-protocol';
import type { Emit } from '../panel-events.js';

const shown: Record<ThreadItem['type'], boolean> = {
  user_message: true,
  assistant_message: true,
  end_of_turn: true,
  client_tool_call: false,
  widget: true,
  generated_image: false,
  structured_input: false,
  workflow: false,
  task: false,
};

const knownEvents: Record<ThreadStreamEvent['type'], true> = {
  'thread.created': true,
  'thread.updated': true,
  'thread.item.added': true,
  'thread.item.updated': true,
  'thread.item.done': true,
  'thread.item.removed': true,
  'thread.item.replaced': true,
  stream_options: true,
  progress_update: true,
  client_effect: true,
  error: true,
  notice: true,
};

/** Tells the host page what an event of a stream means to it, and what the panel does not show. */
export function reportEvent(event: ThreadStreamEvent, emit: Emit): void {
  if (event.type === 'client_effect') {
    emit('chatkit.effect', { name: event.name, data: event.data });
  } else if (event.type === 'error') {
    emit('chatkit.error', { error: new Error(event.message ?? `The turn failed: ${event.code}.`) });
  } else if (event.type === 'thread.item.done' && !shown[event.item.type]) {
    emit('chatkit.log', { name: 'item.not_shown', data: { type: event.item.type, id: event.item.id } });
  } else if (!Object.hasOwn(knownEvents, event.type)) {
    emit('chatkit.log', { name: 'event.unknown', data: { type: (event as { type: string }).type } });
  }
}
