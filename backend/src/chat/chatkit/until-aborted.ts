/**
 * The values of `source` until `signal` aborts; then throws the signal's reason at once, however long the source would
 * go on waiting. No generator, which would cost each value a turn more, and there are thousands.
 */
export function untilAborted<Value>(source: AsyncIterable<Value>, signal: AbortSignal): AsyncIterable<Value> {
  return { [Symbol.asyncIterator]: () => new AbortableIterator(source[Symbol.asyncIterator](), signal) };
}

class AbortableIterator<Value> implements AsyncIterator<Value> {
  // Remembered, since a signal made of others looks at all of them whenever it is asked.
  private isAborted: boolean;
  private resolve: (result: IteratorResult<Value>) => void = () => undefined;
  private reject: (reason: unknown) => void = () => undefined;

  constructor(
    private readonly values: AsyncIterator<Value>,
    private readonly signal: AbortSignal,
  ) {
    this.isAborted = signal.aborted;
    signal.addEventListener('abort', this.abort, { once: true });
  }

  next(): Promise<IteratorResult<Value>> {
    // Not Promise.race, which would keep something of each value as long as the signal lives.
    return new Promise(this.ask);
  }

  async return(): Promise<IteratorResult<Value>> {
    this.close();
    return { done: true, value: undefined };
  }

  private readonly ask = (
    resolve: (result: IteratorResult<Value>) => void,
    reject: (reason: unknown) => void,
  ): void => {
    this.resolve = resolve;
    this.reject = reject;
    if (this.isAborted) this.fail(this.signal.reason);
    else this.values.next().then(this.take, this.fail);
  };

  private readonly take = (result: IteratorResult<Value>): void => {
    if (this.isAborted) return;
    if (result.done) this.close();
    this.resolve(result);
  };

  private readonly fail = (reason: unknown): void => {
    this.close();
    this.reject(reason);
  };

  private readonly abort = (): void => {
    this.isAborted = true;
    this.fail(this.signal.reason);
  };

  private close(): void {
    this.signal.removeEventListener('abort', this.abort);
    // Not awaited: a source that waits for something else would keep us.
    void this.values.return?.()?.catch(() => undefined);
  }
}
