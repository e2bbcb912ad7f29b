import { HttpException } from '@nestjs/common';
import { AppError } from './app-error.js';
import { READER_SENTENCES } from './reader-sentences.js';

/** Whatever was thrown, as the error that the caller is told about; an unknown fault keeps its cause for the log. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const status = statusOf(thrown);
  if (status === 404)
    return new AppError('not_found', 'There is no such route. The routes are listed at /docs.');
  if (status === 413) return new AppError('payload_too_large', 'The body is larger than this route takes.');
  if (status !== undefined && status >= 400 && status < 500) {
    return new AppError('invalid_request', 'The request could not be understood.', { cause: thrown });
  }
  return new AppError('internal_error', READER_SENTENCES.internal_error, {
    cause: thrown,
    sentence: 'internal_error',
    retryable: true,
  });
}

function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (
    typeof thrown === 'object' &&
    thrown !== null &&
    'status' in thrown &&
    typeof thrown.status === 'number'
  ) {
    return thrown.status;
  }
  return thrown instanceof URIError ? 400 : undefined;
}
