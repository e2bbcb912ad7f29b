import { retryAfterSeconds } from './retry-after.js';
import { UpstreamError } from './upstream-error.js';

/** What was called, as far as a failure tells of it. */
export interface CohereCall {
  /** Where Cohere is: `api.cohere.com`. */
  host: string;
  model: string;
  /** The variables that decide what is sent: `RERANK_MODEL`. */
  remedy: string;
  /** Seconds to wait after a refusal for too many calls that does not say how many; absent: unknown. */
  rateLimitWaitSeconds?: number;
}

/** What is read of the errors that Cohere's SDK throws; none of it is certain to be there. */
interface SdkError {
  statusCode?: unknown;
  rawResponse?: { headers?: Pick<Headers, 'get'> };
  cause?: unknown;
}

/** What the SDK threw, as the failure it stands for. An UpstreamError stays as it is. */
export function toCohereFailure(thrown: unknown, call: CohereCall): UpstreamError {
  if (thrown instanceof UpstreamError) return thrown;
  const error = (thrown ?? {}) as SdkError;
  if (typeof error.statusCode === 'number') return ofStatus(error.statusCode, error, call);
  return ofTransport(error.cause, call);
}

/** A reply that does not say what it should: `problem` completes "Cohere’s reply …". */
export function malformedReply(problem: string): UpstreamError {
  return new UpstreamError('failed', { operatorMessage: `Cohere’s reply ${problem}.` });
}

function ofStatus(
  status: number,
  { rawResponse }: SdkError,
  { model, remedy, rateLimitWaitSeconds }: CohereCall,
): UpstreamError {
  const waitSeconds = retryAfterSeconds(rawResponse?.headers);
  switch (status) {
    case 401:
    case 403:
      return new UpstreamError('unauthorized', {
        operatorMessage: `Cohere refuses the API key (${status}): check COHERE_API_KEY.`,
      });
    case 402:
      return new UpstreamError('quota_exceeded', {
        operatorMessage: 'Cohere wants to be paid (402): check the billing of the account of COHERE_API_KEY.',
      });
    case 404:
      return new UpstreamError('rejected', {
        operatorMessage: `Cohere does not know the model "${model}" (404): check ${remedy}.`,
      });
    case 408:
      return new UpstreamError('slow', { operatorMessage: 'Cohere gave up waiting (408).' });
    case 429:
      return new UpstreamError('rate_limited', {
        operatorMessage:
          'Cohere takes no more calls for now (429): trial keys are limited by the minute and the month.',
        retryAfterSeconds: waitSeconds ?? rateLimitWaitSeconds,
      });
    case 498:
      return new UpstreamError('rejected', {
        operatorMessage: 'Cohere refuses a text for a word that it blocks (498).',
      });
    case 499:
      return new UpstreamError('failed', { operatorMessage: 'Cohere cancelled the call (499).' });
  }
  return status < 500
    ? new UpstreamError('rejected', {
        operatorMessage: `Cohere refuses the call with the model "${model}" (${status}): check ${remedy}.`,
      })
    : new UpstreamError('failed', {
        operatorMessage: `Cohere failed (${status}).`,
        retryable: status !== 501,
        retryAfterSeconds: waitSeconds,
      });
}

/** A failure without a status, by what Node's fetch says of it: `fetch failed` before the reply, `terminated` in it. */
function ofTransport(thrown: unknown, call: CohereCall): UpstreamError {
  const { name, message, cause } = (thrown ?? {}) as { name?: string; message?: string; cause?: unknown };
  const { code } = (cause ?? {}) as { code?: unknown };
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
    return new UpstreamError('slow', { operatorMessage: 'Cohere gave no answer in time.' });
  }
  if (message === 'fetch failed') {
    return new UpstreamError('unreachable', {
      operatorMessage: `Cohere cannot be reached at ${call.host}${typeof code === 'string' ? ` (${code})` : ''}.`,
    });
  }
  return name === 'TypeError' && message === 'terminated'
    ? new UpstreamError('interrupted', { operatorMessage: 'Cohere’s reply broke off.' })
    : malformedReply('cannot be read');
}
