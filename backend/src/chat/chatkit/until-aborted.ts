/**
 * The values of `source` until `signal` aborts; then throws the signal's reason at once, however long the source would
 * go on waiting.
 */
export async function* untilAborted<Value>(
  source: AsyncIterable<Value>,
  signal: AbortSignal,
): AsyncGenerator<Value> {
  signal.throwIfAborted();
  const iterator = source[Symbol.asyncIterator]();
  // Remembered, since a signal made of others looks at all of them whenever it is asked.
  let isAborted = false;
  let giveUp = (_reason: unknown): void => undefined;
  const abort = (): void => {
    isAborted = true;
    giveUp(signal.reason);
  };
  signal.addEventListener('abort', abort, { once: true });
  try {
    for (;;) {
      // Not Promise.race, which would keep something of each value as long as the signal lives.
      const next = await new Promise<IteratorResult<Value>>((resolve, reject) => {
        giveUp = reject;
        if (isAborted) reject(signal.reason);
        else iterator.next().then(resolve, reject);
      });
      if (isAborted) throw signal.reason;
      if (next.done) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', abort);
    // Not awaited: a source that waits for something else would keep us.
    void iterator.return?.()?.catch(() => undefined);
  }
}
