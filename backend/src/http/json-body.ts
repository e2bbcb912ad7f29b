import express, { type NextFunction, type Request, type Response } from 'express';
import { AppError } from '../errors/app-error.js';

/** Faults that the body parser throws, by the `type` it gives them. */
const BODY_FAULTS: Record<string, () => AppError> = {
  'entity.parse.failed': () => new AppError('invalid_json', 'The body is not valid JSON.'),
  'entity.too.large': () => new AppError('payload_too_large', 'The body is larger than this route takes.'),
  'encoding.unsupported': () =>
    new AppError(
      'unsupported_media_type',
      'The body’s content encoding is not supported: send it plain or gzipped.',
    ),
  'charset.unsupported': () =>
    new AppError('unsupported_media_type', 'The body’s character set is not supported: send UTF-8.'),
  'request.aborted': () => new AppError('invalid_request', 'The request ended before its body was complete.'),
  'request.size.invalid': () =>
    new AppError('invalid_request', 'The body’s length is not what its Content-Length says.'),
};

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
      parse(request, response, (fault?: unknown) => next(fault && explain(fault)));
    } else {
      next(new AppError('unsupported_media_type', 'Send the body as application/json.'));
    }
  };
}

/** The body parser's fault as ours; Nest would take a syntax error for one of its own. */
function explain(fault: unknown): unknown {
  const type = typeof fault === 'object' && fault !== null && 'type' in fault ? String(fault.type) : '';
  return BODY_FAULTS[type]?.() ?? fault;
}
