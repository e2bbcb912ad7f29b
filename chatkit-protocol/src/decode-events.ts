import { type ByteStream, readBytes } from './byte-stream.js';
import type { ThreadStreamEvent } from './events.js';
import { SseDecoder, type SseMessage } from './sse-decoder.js';

/** A message of an event stream is not the JSON object with a `type` that it has to be. */
export class MalformedEventError extends Error {
  override readonly name = 'MalformedEventError';

  constructor(
    /** The message's data as it came. */
    readonly data: string,
    options?: ErrorOptions,
  ) {
    super('The event stream holds a message that is not a JSON object with a type.', options);
  }
}

/**
 * Yields the messages of an event stream of UTF-8 bytes, however they are cut. Throws the signal's reason when it
 * aborts, and what the source throws.
 */
export async function* decodeSse(bytes: ByteStream, signal?: AbortSignal): AsyncGenerator<SseMessage> {
  const text = new TextDecoder();
  const decoder = new SseDecoder();
  for await (const piece of readBytes(bytes, signal)) {
    yield* decoder.push(text.decode(piece, { stream: true }));
  }
}

/**
 * Yields the events of a ChatKit stream, or of another one whose frames are JSON objects with a `type`. Events of a
 * type this package does not know are passed on. Throws a MalformedEventError for a message that is no such object,
 * and what `decodeSse` throws.
 */
export async function* decodeEvents<Event extends { type: string } = ThreadStreamEvent>(
  bytes: ByteStream,
  signal?: AbortSignal,
): AsyncGenerator<Event> {
  for await (const { data } of decodeSse(bytes, signal)) {
    yield parseEvent(data) as Event;
  }
}

function parseEvent(data: string): { type: string } {
  const value = parseJson(data);
  if (typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string') {
    return value as { type: string };
  }
  throw new MalformedEventError(data);
}

function parseJson(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch (cause) {
    throw new MalformedEventError(data, { cause });
  }
}
