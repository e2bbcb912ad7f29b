import type { Logger } from '@nestjs/common';
import type { Response } from 'express';
import type { AppError } from '../errors/app-error.js';
import { ERROR_CODES } from '../errors/error-codes.js';
import { requestIdOf } from '../errors/request-id.js';
import { toAppError } from '../errors/to-app-error.js';

/** What failed after a stream began; our own faults go to the log with their cause. */
export function streamFailure(thrown: unknown, response: Response, logger: Logger): AppError {
  const error = toAppError(thrown);
  if (ERROR_CODES[error.code].status >= 500) {
    logger.error(`A stream failed (${error.code}, request ${requestIdOf(response)})`, error.cause ?? error);
  }
  return error;
}
