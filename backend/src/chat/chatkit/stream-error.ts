import type { ErrorEvent } from 'chatkit-protocol';
import { AppError } from '../../errors/app-error.js';
import type { RequestContext } from './request-context.js';

/** A failure as streams tell it: its sentence for the reader, or the client's own for a fault that is not for readers. */
export function toErrorEvent(
  thrown: unknown,
  { toSentence = ({ message }) => message }: Pick<RequestContext, 'toSentence'>,
): ErrorEvent {
  if (!(thrown instanceof AppError) || thrown.code === 'internal_error') {
    return { type: 'error', code: 'stream.error', allow_retry: true };
  }
  return { type: 'error', code: 'custom', message: toSentence(thrown), allow_retry: thrown.retryable };
}
