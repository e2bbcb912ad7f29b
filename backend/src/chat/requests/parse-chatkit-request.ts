import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { ChatKitReq } from 'chatkit-protocol';
import { fieldProblems } from '../../errors/field-problems.js';
import { invalidRequest } from '../../errors/validation.js';
import { messageText } from '../turns/message-text.js';
import { CHATKIT_REQUESTS } from './chatkit-requests.dto.js';

/**
 * The ChatKit request that a body is; unknown keys are left out, as ChatKit's own server does. Throws
 * `invalid_request`.
 */
export function parseChatKitRequest(body: unknown): ChatKitReq {
  const type = typeof body === 'object' && body !== null && 'type' in body ? body.type : undefined;
  const Request =
    typeof type === 'string' && Object.hasOwn(CHATKIT_REQUESTS, type)
      ? CHATKIT_REQUESTS[type as ChatKitReq['type']]
      : undefined;
  if (!Request) {
    const types = Object.keys(CHATKIT_REQUESTS).join(', ');
    throw invalidRequest([{ field: 'type', problem: `type must be one of ${types}` }]);
  }
  const dto = plainToInstance(Request, body);
  const problems = fieldProblems(validateSync(dto, { whitelist: true }));
  if (problems.length > 0) throw invalidRequest(problems);
  const request = dto as unknown as ChatKitReq;
  if (isMessage(request) && isEmpty(request.params.input)) {
    throw invalidRequest([{ field: 'params.input.content', problem: 'the message is empty' }]);
  }
  return request;
}

type MessageRequest = Extract<ChatKitReq, { type: 'threads.create' | 'threads.add_user_message' }>;

function isMessage(request: ChatKitReq): request is MessageRequest {
  return request.type === 'threads.create' || request.type === 'threads.add_user_message';
}

function isEmpty({ content, attachments }: MessageRequest['params']['input']): boolean {
  return attachments.length === 0 && messageText(content) === '';
}
