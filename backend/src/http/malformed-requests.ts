import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { NextFunction, Request, Response } from 'express';
import { AppError } from '../errors/app-error.js';
import { toErrorBody } from '../errors/error-body.dto.js';
import { ERROR_CODES } from '../errors/error-codes.js';

/** Answers what Node refuses before it becomes a request, where its own answer would be an empty one. */
export function answerMalformedRequests(server: Server): void {
  server.on('clientError', (fault: NodeJS.ErrnoException, socket: Socket) => {
    if (mayAnswer(socket)) socket.end(responseOf(explain(fault)));
    else socket.destroy();
  });
  // These two Node would refuse without a body; `refuseOddRequests` does it with one.
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) =>
    server.emit('request', request, response),
  );
  Object.assign(server, { requireHostHeader: false });
}

/** Refuses a request without a Host, and one that expects of the service what it does not know. */
export function refuseOddRequests(
  { headers, httpVersion }: Request,
  _response: Response,
  next: NextFunction,
): void {
  if (headers.host === undefined && httpVersion === '1.1') {
    next(new AppError('invalid_http', 'Send a Host header: HTTP/1.1 requires one.'));
  } else if (headers.expect !== undefined && headers.expect.toLowerCase() !== '100-continue') {
    next(new AppError('unmet_expectation', 'Send no Expect header but 100-continue.'));
  } else {
    next();
  }
}

/** Bytes inside an answer that has begun would be taken for a part of it. */
function mayAnswer(socket: Socket & { _httpMessage?: ServerResponse | null }): boolean {
  return socket.writable && !socket._httpMessage?.headersSent;
}

function explain({ code }: NodeJS.ErrnoException): AppError {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new AppError('headers_too_large', 'The address and headers are larger than 16 KB: send fewer.');
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW')
    return new AppError('payload_too_large', 'The extensions of a chunk are too large: send none.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new AppError('request_timeout', 'The request took too long to arrive: send it anew.');
  return new AppError('invalid_http', 'This is not a valid HTTP request.');
}

/**
 * The whole response. Any origin may read it: its own is not known without headers, and it holds nothing but what the
 * caller did wrong.
 */
function responseOf(error: AppError): string {
  const { status } = ERROR_CODES[error.code];
  const requestId = randomUUID();
  const body = JSON.stringify(toErrorBody(error, requestId));
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Access-Control-Allow-Origin: *',
    'Access-Control-Expose-Headers: x-request-id',
    'Connection: close',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Content-Type: application/json; charset=utf-8',
    `X-Request-Id: ${requestId}`,
    '',
    body,
  ].join('\r\n');
}
