import { once } from 'node:events';
import type { Response } from 'express';

/** Milliseconds between two pings of a stream that carries them. */
const PING_INTERVAL_MS = 15_000;
/** Length from which frames are sent without waiting for more, in UTF-16 units. */
const MAX_PIECE_LENGTH = 16_384;

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
  const frames = new FrameWriter(response);
  const ping = pings ? setInterval(() => frames.write(': ping\n\n'), PING_INTERVAL_MS) : undefined;
  try {
    while (!next.done) {
      if (frames.write(encode(next.value))) await drained(response);
      next = await iterator.next();
    }
  } catch (thrown) {
    // A reader who has left is told nothing, nor is the log: that ended the source by its own signal.
    if (!response.destroyed) frames.write(encode(toErrorEvent(thrown)));
  } finally {
    clearInterval(ping);
    frames.flush();
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

/** Writes frames that come at once in one piece: what HTTP adds to each costs more than making it. */
class FrameWriter {
  private waiting = '';

  constructor(private readonly response: Response) {}

  /** Takes a frame, which is sent before anything else can happen. Returns whether the reader has to catch up first. */
  write(frame: string): boolean {
    if (this.response.destroyed) return false;
    if (this.waiting === '') process.nextTick(() => this.flush());
    this.waiting += frame;
    if (this.waiting.length >= MAX_PIECE_LENGTH) this.flush();
    return this.response.writableNeedDrain;
  }

  flush(): void {
    const frames = this.waiting;
    this.waiting = '';
    if (frames !== '' && !this.response.destroyed) this.response.write(frames);
  }
}

/** Waits until the reader has taken what was written, or has left. */
async function drained(response: Response): Promise<void> {
  if (response.destroyed) return;
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
