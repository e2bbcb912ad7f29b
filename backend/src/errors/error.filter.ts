import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { allowedMethods } from './allowed-methods.js';
import { AppError } from './app-error.js';
import { toErrorBody } from './error-body.dto.js';
import { ERROR_CODES } from './error-codes.js';
import { requestIdOf } from './request-id.js';
import { toAppError } from './to-app-error.js';

/** Turns whatever a request failed with into its status and `{code, message, details?, request_id}`; logs only our own faults. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('Errors');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    if (isGivenUp(thrown, response)) return;
    const requestId = requestIdOf(response);
    const error = this.explainRoute(toAppError(thrown), request, response);
    const { status } = ERROR_CODES[error.code];
    if (status >= 500) {
      this.logger.error(
        `${request.method} ${request.path} failed (${error.code}, request ${requestId})`,
        error.cause ?? error,
      );
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (error.retryAfterSeconds !== undefined) {
      response.setHeader('Retry-After', String(Math.ceil(error.retryAfterSeconds)));
    }
    if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
    response.status(status).json(toErrorBody(error, requestId));
  }

  /** A path that exists with other methods is a wrong method, not a wrong path. */
  private explainRoute(error: AppError, request: Request, response: Response): AppError {
    if (error.code !== 'not_found') return error;
    const methods = allowedMethods(request);
    if (methods.length === 0) return error;
    response.setHeader('Allow', methods.join(', '));
    return new AppError(
      'method_not_allowed',
      `${request.method} is not served here: use ${methods.join(' or ')}.`,
    );
  }
}

/** Whether the caller has left, and what was under way was ended for that: no fault, and nobody is there to be told. */
function isGivenUp(thrown: unknown, response: Response): boolean {
  return response.destroyed && thrown instanceof DOMException && thrown.name === 'AbortError';
}
