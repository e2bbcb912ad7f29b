import { isUtf8 } from 'node:buffer';
import express, { type NextFunction, type Request, type Response } from 'express';
import { AppError } from '../errors/app-error.js';
import { unsafeJson } from './json-value.js';

/** Faults that the body parser throws, by the `type` it gives them. */
const BODY_FAULTS: Record<string, () => AppError> = {
  'entity.parse.failed': () => new AppError('invalid_json', 'The body is not valid JSON.'),
  'body.not.text': () => new AppError('invalid_json', 'The body is not UTF-8 text.'),
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

/**
 * Parses JSON bodies, objects of at most `maxBytes` in UTF-8; another content type is refused, no body is an empty
 * object.
 */
export function jsonBody(maxBytes: number) {
  const parse = express.json({ limit: maxBytes, type: 'application/json', verify: assertUtf8 });
  return (request: Request, response: Response, next: NextFunction): void => {
    const hasBody =
      request.headers['transfer-encoding'] !== undefined ||
      Number(request.headers['content-length'] ?? 0) > 0;
    if (!hasBody) {
      request.body = {};
      next();
    } else if (request.is('application/json')) {
      parse(request, response, (fault?: unknown) => next(fault ? explain(fault) : refusal(request.body)));
    } else {
      next(new AppError('unsupported_media_type', 'Send the body as application/json.'));
    }
  };
}

/** The parser would put replacement characters where bytes are no text, and take UTF-7 and UTF-16, which JSON never is. */
function assertUtf8(_request: unknown, _response: unknown, body: Buffer, charset: string): void {
  if (charset !== 'utf-8') throw Object.assign(new Error(), { type: 'charset.unsupported' });
  if (!isUtf8(body)) throw Object.assign(new Error(), { type: 'body.not.text' });
}

function refusal(body: unknown): AppError | undefined {
  if (Array.isArray(body)) return new AppError('invalid_request', 'The body must be a JSON object.');
  const problem = unsafeJson(body);
  return problem === undefined ? undefined : new AppError('invalid_request', `The body ${problem}.`);
}

/** The body parser's fault as ours; Nest would take a syntax error for one of its own. */
function explain(fault: unknown): unknown {
  const type = typeof fault === 'object' && fault !== null && 'type' in fault ? String(fault.type) : '';
  return BODY_FAULTS[type]?.() ?? fault;
}
