import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { REQUEST_TYPES } from 'chatkit-protocol';
import { AppError } from '../../errors/app-error.js';
import { fieldProblems } from '../../errors/field-problems.js';
import { invalidRequest } from '../../errors/validation.js';
import type { StreamingRequest } from '../chatkit/chatkit-server.js';
import { messageText } from '../chatkit/message-text.js';
import type { JsonRequest } from '../chatkit/thread-requests.js';
import { CHATKIT_REQUESTS } from './chatkit-requests.dto.js';

/**
 * The ChatKit request that a body is; unknown keys are left out, as ChatKit's own server does. Throws
 * `invalid_request`, or `unsupported_request` for the types of the protocol that this service does not serve.
 */
export function parseChatKitRequest(body: unknown): StreamingRequest | JsonRequest {
  const type = typeof body === 'object' && body !== null && 'type' in body ? body.type : undefined;
  const Request =
    typeof type === 'string' && Object.hasOwn(CHATKIT_REQUESTS, type) ? CHATKIT_REQUESTS[type] : undefined;
  if (!Request) throw wrongType(type);
  const dto = plainToInstance(Request, body);
  const problems = fieldProblems(validateSync(dto, { whitelist: true }));
  if (problems.length > 0) throw invalidRequest(problems);
  const request = dto as unknown as StreamingRequest | JsonRequest;
  if ('input' in request.params && messageText(request.params.input.content) === '') {
    throw invalidRequest([{ field: 'params.input.content', problem: 'the message is empty' }]);
  }
  return request;
}

function wrongType(type: unknown): AppError {
  if (REQUEST_TYPES.some((known) => known === type)) {
    return new AppError('unsupported_request', `This service does not serve ${String(type)} requests.`);
  }
  return invalidRequest([
    { field: 'type', problem: `type must be one of ${Object.keys(CHATKIT_REQUESTS).join(', ')}` },
  ]);
}
