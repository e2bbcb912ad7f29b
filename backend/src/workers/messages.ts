import { AppError } from '../errors/app-error.js';
import type { ErrorCode } from '../errors/error-codes.js';
import type { ReaderSentence } from '../errors/reader-sentences.js';

/** An argument as it crosses to a worker: data as it is, signals and functions as references to this call's own. */
export type SentArgument = { data: unknown } | { signal: true } | { callback: number };

/** What the main thread sends to a worker. */
export type ToWorker =
  { type: 'call'; id: number; method: string; arguments: SentArgument[] } | { type: 'abort'; id: number };

/** What a worker sends back. */
export type FromWorker =
  | { type: 'ready' }
  | { type: 'log'; message: string }
  | { type: 'returned'; id: number; value: unknown }
  | { type: 'failed'; id: number; error: SentError }
  | { type: 'called-back'; id: number; callback: number; arguments: unknown[] };

/** An error as it crosses threads. */
export interface SentError {
  name: string;
  message: string;
  stack?: string;
  app?: {
    code: ErrorCode;
    details: unknown;
    sentence?: ReaderSentence;
    retryable: boolean;
    retryAfterSeconds?: number;
  };
}

export function toSentError(thrown: unknown): SentError {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const app =
    error instanceof AppError
      ? {
          code: error.code,
          details: error.details,
          sentence: error.sentence,
          retryable: error.retryable,
          retryAfterSeconds: error.retryAfterSeconds,
        }
      : undefined;
  const cause = error.cause instanceof Error ? `\ncaused by ${error.cause.stack}` : '';
  return { name: error.name, message: error.message, stack: `${error.stack}${cause}`, app };
}

export function fromSentError({ name, message, stack, app }: SentError): Error {
  if (app) return new AppError(app.code, message, { ...app, cause: stack });
  const error = new Error(message);
  error.name = name;
  error.stack = stack;
  return error;
}
