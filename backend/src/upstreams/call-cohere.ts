import { toCohereFailure, type CohereCall } from './cohere-failures.js';
import { withDeadline } from './with-deadline.js';

/** What every call hands to the SDK. */
export interface CohereRequestOptions {
  abortSignal: AbortSignal;
  maxRetries: 0;
}

/** Milliseconds that Cohere has for a whole reply, unless told. */
const TIMEOUT_MS = 60_000;

/**
 * Makes one call through Cohere's SDK, once. Throws an UpstreamError when it fails or takes longer than `timeoutMs`,
 * the reason of `signal` once that aborts; the HTTP request ends with either.
 */
export function callCohere<Result>(
  { timeoutMs = TIMEOUT_MS, ...call }: CohereCall & { timeoutMs?: number },
  work: (options: CohereRequestOptions) => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  return withDeadline(
    async (abortSignal) => {
      try {
        return await work({ abortSignal, maxRetries: 0 });
      } catch (error) {
        throw toCohereFailure(error, call);
      }
    },
    { timeoutMs, upstream: 'Cohere' },
    signal,
  );
}

/** Where a connection leads, as messages name it: `api.cohere.com`. */
export function cohereHost(baseUrl = 'https://api.cohere.com'): string {
  return new URL(baseUrl).host;
}

/**
 * Node's fetch, for the SDK. The SDK ends its timer only when a reply has come, and the timer keeps a process alive; so
 * what fails before is handed over as a reply that fails when it is read.
 */
export const fetchForSdk: typeof fetch = (input, init) =>
  fetch(input, init).catch(
    (error: unknown) => new Response(new ReadableStream({ start: (body) => body.error(error) })),
  );
