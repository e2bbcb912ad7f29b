import { QdrantClientResourceExhaustedError } from '@qdrant/js-client-rest';
import { UpstreamError, type UpstreamFault } from '../../upstreams/upstream-error.js';

/** Faults by status, where the status alone tells. */
const BY_STATUS: Record<number, UpstreamFault> = {
  401: 'unauthorized',
  403: 'unauthorized',
  408: 'slow',
  429: 'rate_limited',
};

/** What Qdrant or the way to it failed with, as our error. `host` is shown to the operator. */
export function toQdrantFailure(error: unknown, host: string): UpstreamError {
  if (error instanceof UpstreamError) return error;
  const status = numberOf(error, 'status');
  const isLimited = error instanceof QdrantClientResourceExhaustedError;
  if (status === undefined && !isLimited) return connectionFailure(error, host);
  const fault = BY_STATUS[status ?? 429] ?? (status! >= 500 ? 'failed' : 'rejected');
  // Without Retry-After: the client has kept its first digit only.
  return new UpstreamError(fault, {
    operatorMessage: `Qdrant at ${host} ${explain(fault, status ?? 429)}`,
  });
}

function explain(fault: UpstreamFault, status: number): string {
  if (fault === 'unauthorized') return `refuses the API key (${status}): check QDRANT_API_KEY.`;
  if (fault === 'rate_limited') return 'takes no more calls for now (429).';
  if (fault === 'slow') return 'gave the call up as too slow (408).';
  if (fault === 'rejected') return `refused a call (${status}): is it Qdrant 1.16 or newer?`;
  return status === 507 ? 'has no room left (507).' : `failed (${status}): see its log.`;
}

function connectionFailure(error: unknown, host: string): UpstreamError {
  const code = codeOf(error);
  const isCut = /terminated|aborted|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|JSON/.test(
    `${code} ${error instanceof Error ? error.message : ''}`,
  );
  return new UpstreamError(isCut ? 'interrupted' : 'unreachable', {
    sentence: 'index_unreachable',
    operatorMessage: isCut
      ? `Qdrant at ${host} broke off an answer (${code}).`
      : `Qdrant at ${host} cannot be reached (${code}): is it running? Check QDRANT_URL.`,
  });
}

/** The code of a system error, wherever `fetch` has put it. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : cause instanceof Error ? cause.name : 'unknown';
}

function numberOf(error: unknown, name: string): number | undefined {
  const value = (error as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'number' ? value : undefined;
}
