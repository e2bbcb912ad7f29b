/** Waits for the first value, so that what fails before it fails here; then gives all values. */
export async function started<Value>(values: AsyncGenerator<Value>): Promise<AsyncIterable<Value>> {
  let first: IteratorResult<Value> | undefined = await values.next();
  const iterator: AsyncIterator<Value> = {
    async next() {
      const result = first ?? values.next();
      first = undefined;
      return result;
    },
    return: () => values.return(undefined),
  };
  return { [Symbol.asyncIterator]: () => iterator };
}
