import type { ErrorEvent } from 'chatkit-protocol';
import { AppError } from '../../errors/app-error.js';

/** A failure as streams tell it: its sentence for the reader, or the client's own for a fault that is not for readers. */
export function toErrorEvent(thrown: unknown): ErrorEvent {
  if (!(thrown instanceof AppError) || thrown.code === 'internal_error') {
    return { type: 'error', code: 'stream.error', allow_retry: true };
  }
  return { type: 'error', code: 'custom', message: thrown.message, allow_retry: thrown.retryable };
}
