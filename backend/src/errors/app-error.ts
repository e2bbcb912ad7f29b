import type { ErrorCode } from './error-codes.js';
import type { ReaderSentence } from './reader-sentences.js';

/** What an error may carry besides its code and message. */
export interface AppErrorOptions {
  /** Sent to the caller; plain JSON. */
  details?: unknown;
  /** Logged, never sent. */
  cause?: unknown;
  /** What a stream's reader is told in the docs' language, in place of the message. */
  sentence?: ReaderSentence;
  /** Whether the same call may succeed later; tells a widget whether to offer a retry. */
  retryable?: boolean;
  /** Seconds after which it may succeed; sent as Retry-After. */
  retryAfterSeconds?: number;
}

/** A failure that the caller is told about: a stable code and a sentence that says what happened and what to do. */
export class AppError extends Error {
  readonly details: unknown;
  readonly sentence: ReaderSentence | undefined;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    { details, cause, sentence, retryable = false, retryAfterSeconds }: AppErrorOptions = {},
  ) {
    super(message, { cause });
    this.name = 'AppError';
    this.details = details;
    this.sentence = sentence;
    this.retryable = retryable;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
