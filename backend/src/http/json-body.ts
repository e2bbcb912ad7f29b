import express, { type NextFunction, type Request, type Response } from 'express';
import { AppError } from '../errors/app-error.js';

/** Parses JSON bodies of at most `maxBytes`; another content type is refused, no body is an empty object. */
export function jsonBody(maxBytes: number) {
  const parse = express.json({ limit: maxBytes, type: 'application/json' });
  return (request: Request, response: Response, next: NextFunction): void => {
    const hasBody =
      request.headers['transfer-encoding'] !== undefined ||
      Number(request.headers['content-length'] ?? 0) > 0;
    if (!hasBody) {
      request.body = {};
      next();
    } else if (request.is('application/json')) {
      parse(request, response, next);
    } else {
      next(new AppError('unsupported_media_type', 'Send the body as application/json.'));
    }
  };
}
