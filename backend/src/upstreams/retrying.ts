import { setTimeout as sleep } from 'node:timers/promises';
import { UpstreamError } from './upstream-error.js';

/** How often and how patiently a call is repeated. */
export interface RetryOptions {
  /** Calls in all; 1 repeats nothing. */
  attempts: number;
  /** Longest wait before one repetition, in milliseconds; a service that asks for more is given up. */
  maxWaitMs: number;
}

const FIRST_WAIT_MS = 500;
/** Waits vary by this share either way, so that callers who failed together do not return together. */
const JITTER = 0.25;

/**
 * Calls `work` until it succeeds, for as long as its failures are worth a repetition. Waits as long as the service asks
 * for, else twice as long each time. Throws the last failure, or the signal's reason once it aborts.
 */
export async function retrying<Result>(
  work: () => Promise<Result>,
  { attempts, maxWaitMs }: RetryOptions,
  signal: AbortSignal,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      const waitMs = waitBefore(attempt, error);
      if (attempt >= attempts || waitMs === undefined || waitMs > maxWaitMs) throw error;
      await sleep(waitMs, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }
}

/** Milliseconds to wait after the failure of an attempt; undefined when repeating it is no use. */
function waitBefore(attempt: number, error: unknown): number | undefined {
  if (!(error instanceof UpstreamError) || !error.retryable) return undefined;
  if (error.retryAfterSeconds !== undefined) return error.retryAfterSeconds * 1000;
  return FIRST_WAIT_MS * 2 ** (attempt - 1) * (1 + JITTER * (2 * Math.random() - 1));
}
