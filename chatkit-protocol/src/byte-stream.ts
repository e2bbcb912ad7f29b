/** Bytes that arrive over time: a `fetch` body in any browser, a Node stream, or a generator. */
export type ByteStream = AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>;

/**
 * Yields the pieces of `bytes` until they end. When `signal` aborts, even while waiting for a piece, it throws the
 * signal's reason; the source is told to stop then, and when the caller stops early.
 */
export async function* readBytes(bytes: ByteStream, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  signal?.throwIfAborted();
  const source = openSource(bytes);
  let giveUp = (_reason: unknown): void => undefined;
  const abort = (): void => giveUp(signal?.reason);
  signal?.addEventListener('abort', abort);
  let ended = false;
  try {
    for (;;) {
      signal?.throwIfAborted();
      const piece = await new Promise<IteratorResult<Uint8Array, unknown>>((resolve, reject) => {
        giveUp = reject;
        source.next().then(resolve, reject);
      });
      ended = piece.done === true;
      if (piece.done) return;
      yield piece.value;
    }
  } finally {
    signal?.removeEventListener('abort', abort);
    if (!ended) source.stop();
  }
}

interface Source {
  next(): Promise<IteratorResult<Uint8Array, unknown>>;
  /** Does not wait: a source that is stuck would never answer. */
  stop(): void;
}

/** Not every browser can iterate over a ReadableStream, so it is read by its reader. */
function openSource(bytes: ByteStream): Source {
  if ('getReader' in bytes) {
    const reader = bytes.getReader();
    return {
      next: () => reader.read() as Promise<IteratorResult<Uint8Array, unknown>>,
      stop: () => ignoreFailure(reader.cancel()),
    };
  }
  const iterator = bytes[Symbol.asyncIterator]();
  return { next: () => iterator.next(), stop: () => ignoreFailure(iterator.return?.()) };
}

/** Nobody listens to a source any more that was told to stop. */
function ignoreFailure(stopping: Promise<unknown> | undefined): void {
  stopping?.catch(() => undefined);
}
