import { AppError } from '../errors/app-error.js';
import type { ErrorCode } from '../errors/error-codes.js';

/** How a service that this one relies on can fail. */
export type UpstreamFault =
  /** No connection. */
  | 'unreachable'
  /** No answer, or no more of it, in time. */
  | 'slow'
  /** The key is refused. */
  | 'unauthorized'
  /** The account may not use more. */
  | 'quota_exceeded'
  /** Too many calls for now. */
  | 'rate_limited'
  /** The call itself is refused: an unknown model, too long an input. */
  | 'rejected'
  /** A fault of its own. */
  | 'failed'
  /** The answer broke off. */
  | 'interrupted';

const FAULTS: Record<UpstreamFault, { code: ErrorCode; retryable: boolean; sentence: string }> = {
  unreachable: {
    code: 'upstream_failed',
    retryable: true,
    sentence: 'A service that is needed for this cannot be reached. Try again in a moment.',
  },
  slow: {
    code: 'upstream_timeout',
    retryable: true,
    sentence: 'A service that is needed for this takes too long. Try again in a moment.',
  },
  unauthorized: {
    code: 'upstream_failed',
    retryable: false,
    sentence: 'A service that is needed for this refuses to work. The operator of this site has to mend it.',
  },
  quota_exceeded: {
    code: 'upstream_failed',
    retryable: false,
    sentence: 'A service that is needed for this is used up. The operator of this site has to mend it.',
  },
  rate_limited: {
    code: 'upstream_busy',
    retryable: true,
    sentence: 'Too many questions are asked at the moment. Try again a little later.',
  },
  rejected: {
    code: 'upstream_failed',
    retryable: false,
    sentence: 'A service that is needed for this refused. The operator of this site has to mend it.',
  },
  failed: {
    code: 'upstream_failed',
    retryable: true,
    sentence: 'A service that is needed for this failed. Try again in a moment.',
  },
  interrupted: {
    code: 'upstream_failed',
    retryable: true,
    sentence: 'The answer broke off. Try again.',
  },
};

/** What an adapter knows of a failure. */
export interface UpstreamErrorOptions {
  /**
   * For the operator and the log: what failed and what to do. A vendor's own text stays out, since it may repeat keys
   * and questions.
   */
  operatorMessage: string;
  /** For the reader, where the fault's own sentence does not fit. */
  message?: string;
  /** Whether the same call may succeed later, where the fault alone does not tell. */
  retryable?: boolean;
  retryAfterSeconds?: number;
}

/** A failure of a service that this one relies on, as its adapter tells it. */
export class UpstreamError extends AppError {
  readonly operatorMessage: string;

  constructor(
    readonly fault: UpstreamFault,
    { operatorMessage, message, retryable, retryAfterSeconds }: UpstreamErrorOptions,
  ) {
    const { code, retryable: byFault, sentence } = FAULTS[fault];
    super(code, message ?? sentence, {
      retryable: retryable ?? byFault,
      retryAfterSeconds,
      cause: operatorMessage,
    });
    this.name = 'UpstreamError';
    this.operatorMessage = operatorMessage;
  }
}
