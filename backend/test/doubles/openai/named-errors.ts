import type { Reply } from '../vendor.ts';

/** An error as OpenAI words it: `{"error": {…}}` with its status. */
export interface NamedError {
  status: number;
  message: string;
  type: string;
  param: string | null;
  code: string | null;
}

const INVALID = 'invalid_request_error';

/** OpenAI's errors before an answer begins, by the names that a script uses. */
export const NAMED_ERRORS: Record<string, NamedError> = {
  '400_context': {
    status: 400,
    message: 'Your input exceeds the context window of this model.',
    type: INVALID,
    param: 'input',
    code: 'context_length_exceeded',
  },
  '401': {
    status: 401,
    message: 'Incorrect API key provided: sk-te*t.',
    type: INVALID,
    param: null,
    code: 'invalid_api_key',
  },
  '401_missing': {
    status: 401,
    message: "You didn't provide an API key.",
    type: INVALID,
    param: null,
    code: null,
  },
  '404_model': {
    status: 404,
    message: 'The model does not exist or you do not have access to it.',
    type: INVALID,
    param: 'model',
    code: 'model_not_found',
  },
  '429_rate': {
    status: 429,
    message: 'Rate limit reached for requests.',
    type: 'requests',
    param: null,
    code: 'rate_limit_exceeded',
  },
  '429_tokens': {
    status: 429,
    message: 'Rate limit reached for tokens per minute.',
    type: 'tokens',
    param: null,
    code: 'rate_limit_exceeded',
  },
  '429_quota': {
    status: 429,
    message: 'You exceeded your current quota.',
    type: 'insufficient_quota',
    param: null,
    code: 'insufficient_quota',
  },
  '500': {
    status: 500,
    message: 'The server had an error while processing your request.',
    type: 'server_error',
    param: null,
    code: null,
  },
};

/** The refusal of a request that is wrong in itself. */
export class InvalidRequest extends Error {
  readonly error: NamedError;

  constructor(message: string, param: string | null = null, code: string | null = null) {
    super(message);
    this.error = { status: 400, message, type: INVALID, param, code };
  }
}

/** The answer that tells of an error. */
export function toErrorReply({ status, ...error }: NamedError, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'x-request-id': 'req_double', ...headers }, body: { error } };
}
