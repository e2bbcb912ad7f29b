import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import type { OpenAiConnection } from '../configuration/vendors.js';
import { isOpenAi, openAiHost } from './openai-client.js';
import { retryAfterSeconds } from './retry-after.js';
import { UpstreamError, type UpstreamErrorOptions, type UpstreamFault } from './upstream-error.js';

/** A model behind OpenAI's API, and the variable that chose it. */
export interface OpenAiEndpoint extends OpenAiConnection {
  model: string;
  modelVariable: 'OPENAI_MODEL' | 'EMBEDDING_MODEL';
}

/** The input is longer than the model takes. */
export class InputTooLong extends UpstreamError {}

/** How OpenAI and the servers that speak its API say that an input is too long; of most, only the text tells. */
const TOO_LONG = /context[ _](?:length|window|size)|too many tokens|input (?:is )?too long/i;
const QUOTA_CODES = ['insufficient_quota', 'billing_hard_limit_reached'];
/** Codes of what a repetition would not mend. */
const REJECTED_CODES = ['invalid_prompt', 'model_not_found', 'data_residency_mismatch', 'bio_policy'];

/** Puts the SDK's errors into our words. What a server says in its own stays out: it may repeat keys and questions. */
export class OpenAiFailures {
  private readonly host: string;
  private readonly isOpenAi: boolean;

  constructor(private readonly endpoint: OpenAiEndpoint) {
    this.host = openAiHost(endpoint);
    this.isOpenAi = isOpenAi(endpoint);
  }

  /** What to call the server. */
  get server(): string {
    return this.isOpenAi ? 'OpenAI' : `The model server at ${this.host}`;
  }

  /** The failure that was thrown; what is no failure of the server comes back as it is. */
  of(thrown: unknown): unknown {
    if (thrown instanceof UpstreamError) return thrown;
    if (thrown instanceof APIConnectionTimeoutError) return this.slow();
    if (thrown instanceof APIConnectionError) return this.unreachable(transportCode(thrown));
    if (thrown instanceof APIError) {
      return thrown.status === undefined ? this.ofCode(thrown.code, thrown.message) : this.ofStatus(thrown);
    }
    if (thrown instanceof SyntaxError) {
      return this.failure('failed', `sends what is not JSON: check OPENAI_BASE_URL`);
    }
    const code = transportCode(thrown);
    if (code === 'UND_ERR_BODY_TIMEOUT') return this.slow();
    return code === undefined ? thrown : this.interrupted(code);
  }

  /** A failure that was told within an answer. */
  ofCode(code: unknown, message = ''): UpstreamError {
    const name = String(code ?? '');
    if (isTooLong(name, message)) return this.tooLong();
    if (QUOTA_CODES.includes(name)) return this.outOfQuota();
    if (name === 'rate_limit_exceeded' || name === '429') return this.rateLimited();
    if (name === 'invalid_api_key' || name === '401') return this.unauthorized(401);
    if (REJECTED_CODES.includes(name) || /^4\d\d$/.test(name)) {
      return this.failure(
        'rejected',
        `refused a request${inBrackets(name)}: check ${this.endpoint.modelVariable}`,
      );
    }
    return this.failure('failed', `failed while it answered${inBrackets(name)}`);
  }

  /** The answer broke off; `why` is the transport's code, if any. */
  interrupted(why?: string): UpstreamError {
    return this.failure('interrupted', `broke off an answer${why === undefined ? '' : ` (${why})`}`);
  }

  private ofStatus({ status, code, message, headers }: APIError): UpstreamError {
    const shouldRetry = headers?.get('x-should-retry');
    const options = {
      retryAfterSeconds: retryAfterSeconds(headers),
      ...(shouldRetry === 'true' || shouldRetry === 'false' ? { retryable: shouldRetry === 'true' } : {}),
    };
    if (status === 401 || status === 403) return this.unauthorized(status);
    if (status === 429) {
      return QUOTA_CODES.includes(code ?? '') ? this.outOfQuota() : this.rateLimited(options);
    }
    if (status === 408) return this.failure('slow', 'took too long (408)', options);
    if (status === 409 || status! >= 500) return this.failure('failed', `failed (${status})`, options);
    if (isTooLong(code ?? '', message)) return this.tooLong();
    const { model, modelVariable } = this.endpoint;
    if (status === 404) {
      return code === 'model_not_found' || this.isOpenAi
        ? this.failure('rejected', `does not know the model "${model}" (404): check ${modelVariable}`)
        : this.failure(
            'rejected',
            `does not know the model "${model}", or has no such interface (404): check ${modelVariable}, OPENAI_API and OPENAI_BASE_URL, which usually ends in /v1`,
          );
    }
    const reason = [status, isName(code) ? code : ''].filter(Boolean).join(', ');
    return this.failure('rejected', `refuses the request (${reason}): check ${modelVariable}`);
  }

  private slow(): UpstreamError {
    return this.failure('slow', 'gave no answer in time');
  }

  private unreachable(code = 'no connection'): UpstreamError {
    const [name, hint] = this.isOpenAi
      ? ['OpenAI', "check this machine's network, or OPENAI_BASE_URL"]
      : ['The model server', 'is it running? check OPENAI_BASE_URL'];
    const operatorMessage = `${name} cannot be reached at ${this.host} (${code}): ${hint}.`;
    return new UpstreamError('unreachable', { operatorMessage });
  }

  private unauthorized(status: number): UpstreamError {
    return this.endpoint.apiKey === undefined
      ? this.failure('unauthorized', `asks for an API key (${status}): set OPENAI_API_KEY`)
      : this.failure('unauthorized', `refuses the API key (${status}): check OPENAI_API_KEY`);
  }

  private outOfQuota(): UpstreamError {
    return this.failure(
      'quota_exceeded',
      "says that the account's quota is used up: check its plan and billing",
    );
  }

  private rateLimited(options: Partial<UpstreamErrorOptions> = {}): UpstreamError {
    return this.failure(
      'rate_limited',
      "takes no more calls for now (429): raise the account's limits",
      options,
    );
  }

  private tooLong(): UpstreamError {
    const { model, modelVariable } = this.endpoint;
    return new InputTooLong('rejected', {
      operatorMessage: `${this.server} says that the input is too long for the model "${model}": give it a larger context window, or choose another with ${modelVariable}.`,
      sentence: 'question_too_long',
    });
  }

  private failure(
    fault: UpstreamFault,
    what: string,
    options: Partial<UpstreamErrorOptions> = {},
  ): UpstreamError {
    return new UpstreamError(fault, { operatorMessage: `${this.server} ${what}.`, ...options });
  }
}

function isTooLong(code: string, message: string): boolean {
  return code === 'context_length_exceeded' || TOO_LONG.test(message);
}

/** Whether a server's code is a plain name, which can hold no secret. */
function isName(code: unknown): code is string {
  return typeof code === 'string' && /^[A-Za-z_]{1,40}$/.test(code);
}

function inBrackets(code: string | undefined): string {
  return isName(code) ? ` (${code})` : '';
}

/** The code of the network's failure that an error came from: `ECONNREFUSED`, `UND_ERR_SOCKET`. */
function transportCode(error: unknown): string | undefined {
  for (let at = error; typeof at === 'object' && at !== null; at = (at as { cause?: unknown }).cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return undefined;
}
