import type { ThreadStreamEvent } from './events.js';

/**
 * Writes one event as ChatKit servers do: a `data:` line of JSON and an empty line, nothing else. Text stays
 * unescaped; optional properties that are undefined are left out.
 */
export function encodeEvent(event: ThreadStreamEvent): string {
  return encodeFrame(event);
}

/** Writes any JSON object as one frame of an event stream; `encodeEvent` for streams that are not ChatKit's. */
export function encodeFrame(payload: object): string {
  return `data: ${JSON.stringify(payload)}\n\n`;
}
