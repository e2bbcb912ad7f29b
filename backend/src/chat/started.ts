/** Waits for the first value, so that what fails before it fails here; then gives all values. */
export async function started<Value>(source: AsyncIterable<Value>): Promise<AsyncIterable<Value>> {
  const values = source[Symbol.asyncIterator]();
  let first: IteratorResult<Value> | undefined = await values.next();
  const iterator: AsyncIterator<Value> = {
    next() {
      if (!first) return values.next();
      const result = Promise.resolve(first);
      first = undefined;
      return result;
    },
    return: async () => (await values.return?.()) ?? { done: true, value: undefined },
  };
  return { [Symbol.asyncIterator]: () => iterator };
}
