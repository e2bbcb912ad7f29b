import { once } from 'node:events';
import type { Response } from 'express';

/** Milliseconds between two pings of a stream that carries them. */
const PING_INTERVAL_MS = 15_000;

/** How a stream of server-sent events is written. */
export interface EventStreamOptions<Event> {
  /** One event as a whole frame. */
  encode(event: Event): string;
  /** The event that ends a stream whose source failed. */
  toErrorEvent(thrown: unknown): Event;
  /** Whether `: ping` comments keep the connection open; ChatKit's streams carry no comments. */
  pings: boolean;
}

/**
 * Streams `events` as `text/event-stream` with back-pressure. The headers are sent with the first event, so what fails
 * before it rejects and becomes an HTTP error; what fails after it becomes the stream's own error event. When the
 * reader leaves, the source is heard out all the same, so that it can keep what it has: end it by its own signal.
 */
export async function sendEventStream<Event>(
  response: Response,
  events: AsyncIterable<Event>,
  { encode, toErrorEvent, pings }: EventStreamOptions<Event>,
): Promise<void> {
  const iterator = events[Symbol.asyncIterator]();
  let next = await iterator.next();
  beginEventStream(response);
  const ping = pings ? setInterval(() => response.write(': ping\n\n'), PING_INTERVAL_MS) : undefined;
  try {
    while (!next.done) {
      if (!response.destroyed) await write(response, encode(next.value));
      next = await iterator.next();
    }
  } catch (thrown) {
    if (!response.destroyed) response.write(encode(toErrorEvent(thrown)));
  } finally {
    clearInterval(ping);
    response.end();
  }
}

function beginEventStream(response: Response): void {
  response.status(200);
  response.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
  response.setHeader('Cache-Control', 'no-cache, no-transform');
  response.setHeader('X-Accel-Buffering', 'no');
  response.flushHeaders();
}

async function write(response: Response, frame: string): Promise<void> {
  if (response.write(frame) || response.destroyed) return;
  const gone = new AbortController();
  try {
    await Promise.race([
      once(response, 'drain', { signal: gone.signal }),
      once(response, 'close', { signal: gone.signal }),
    ]);
  } finally {
    gone.abort();
  }
}
