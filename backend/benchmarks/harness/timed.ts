/** What came of some work, and how long it took. */
export interface Timed<Result> {
  result: Result;
  milliseconds: number;
}

/** Does `work` and measures how long it takes. */
export async function timed<Result>(work: () => Result | Promise<Result>): Promise<Timed<Result>> {
  const started = performance.now();
  const result = await work();
  return { result, milliseconds: performance.now() - started };
}
