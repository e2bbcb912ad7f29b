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
  let giveUp = (_reason: unknown): void => undefined;
  const abort = (): void => giveUp(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    for (;;) {
      signal.throwIfAborted();
      // Not Promise.race, which would keep something of each value as long as the signal lives.
      const next = await new Promise<IteratorResult<Value>>((resolve, reject) => {
        giveUp = reject;
        iterator.next().then(resolve, reject);
      });
      signal.throwIfAborted();
      if (next.done) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', abort);
    // Not awaited: a source that waits for something else would keep us.
    void iterator.return?.()?.catch(() => undefined);
  }
}
