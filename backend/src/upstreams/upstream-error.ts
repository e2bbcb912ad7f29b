import { AppError } from '../errors/app-error.js';
import type { ErrorCode } from '../errors/error-codes.js';
import { READER_SENTENCES, type ReaderSentence } from '../errors/reader-sentences.js';

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

const FAULTS: Record<UpstreamFault, { code: ErrorCode; retryable: boolean }> = {
  unreachable: { code: 'upstream_failed', retryable: true },
  slow: { code: 'upstream_timeout', retryable: true },
  unauthorized: { code: 'upstream_failed', retryable: false },
  quota_exceeded: { code: 'upstream_failed', retryable: false },
  rate_limited: { code: 'upstream_busy', retryable: true },
  rejected: { code: 'upstream_failed', retryable: false },
  failed: { code: 'upstream_failed', retryable: true },
  interrupted: { code: 'upstream_failed', retryable: true },
};

/** What an adapter knows of a failure. */
export interface UpstreamErrorOptions {
  /**
   * For the operator and the log: what failed and what to do. A vendor's own text stays out, since it may repeat keys
   * and questions.
   */
  operatorMessage: string;
  /** For the reader, where the fault's own sentence does not fit. */
  sentence?: ReaderSentence;
  /** Whether the same call may succeed later, where the fault alone does not tell. */
  retryable?: boolean;
  retryAfterSeconds?: number;
}

/** A failure of a service that this one relies on, as its adapter tells it. */
export class UpstreamError extends AppError {
  readonly operatorMessage: string;

  constructor(
    readonly fault: UpstreamFault,
    { operatorMessage, sentence = fault, retryable, retryAfterSeconds }: UpstreamErrorOptions,
  ) {
    const { code, retryable: byFault } = FAULTS[fault];
    super(code, READER_SENTENCES[sentence], {
      sentence,
      retryable: retryable ?? byFault,
      retryAfterSeconds,
      cause: operatorMessage,
    });
    this.name = 'UpstreamError';
    this.operatorMessage = operatorMessage;
  }
}
