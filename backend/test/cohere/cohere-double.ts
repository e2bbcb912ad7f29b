import type { RunningDouble } from '../doubles/start-double.ts';
import type { Usage } from '../doubles/cohere/usage.ts';

/** The key that the double of these tests wants. */
export const API_KEY = 'co-secret-key';

/** A signal that never aborts. */
export const NEVER: AbortSignal = new AbortController().signal;

/** The bodies of the requests that a double has got, oldest first. */
export async function bodiesOf<Body>(double: RunningDouble): Promise<Body[]> {
  const { requests } = await double.requests();
  return requests.map(({ body }) => body as Body);
}

/** How the double was used. */
export async function usageOf(double: RunningDouble): Promise<Usage> {
  const response = await fetch(`${double.url}/double/usage`);
  return (await response.json()) as Usage;
}

/** What `work` throws. */
export async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => {
      throw new Error('It did not fail.');
    },
    (error: unknown) => error,
  );
}

/** Waits until `isSo`. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Runs `work` without what the SDK writes to the console of replies that it did not expect. */
export async function quietly<Result>(work: () => Promise<Result>): Promise<Result> {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return await work();
  } finally {
    console.warn = warn;
  }
}
