import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ClassConstructor } from 'class-transformer';
import type { ChatKitReq } from 'chatkit-protocol';
import { IsIn, IsObject, ValidateIf } from 'class-validator';
import { AddClientToolOutputParameters } from './client-tool-output.dto.js';
import { CustomActionParameters } from './custom-action.dto.js';
import { Nested } from './nested.js';
import {
  AddUserMessageParameters,
  CreateParameters,
  FeedbackParameters,
  ItemsListParameters,
  PageParameters,
  RetryParameters,
  ThreadParameters,
  UpdateParameters,
} from './parameters.dto.js';
import { AddStructuredInputParameters } from './structured-input.dto.js';
import {
  AttachmentCreateParameters,
  AttachmentDeleteParameters,
  TranscribeParameters,
} from './unsupported.dto.js';

/** A request of one type: its body has `type`, `params` and, if anything, `metadata`. */
function requestOf(type: string, Parameters: ClassConstructor<object>) {
  class ChatKitRequest {
    @ApiProperty({ description: 'Type of the request.', enum: [type], example: type })
    @IsIn([type])
    type: string;

    @ApiProperty({ description: 'What is asked.', type: Parameters })
    @Nested(() => Parameters)
    params: object;

    @ApiPropertyOptional({
      description: 'Free-form; ignored.',
      example: {},
      type: 'object',
      additionalProperties: true,
    })
    @ValidateIf((request: { metadata?: unknown }) => request.metadata !== undefined)
    @IsObject()
    metadata?: object;
  }
  const name = type.replaceAll(/(?:^|[._])(\w)/g, (_match, letter: string) => letter.toUpperCase());
  Object.defineProperty(ChatKitRequest, 'name', { value: `${name}Request` });
  return ChatKitRequest;
}

/** The requests of the protocol, by type. */
export const CHATKIT_REQUESTS: Readonly<Record<ChatKitReq['type'], ClassConstructor<object>>> = {
  'threads.create': requestOf('threads.create', CreateParameters),
  'threads.add_user_message': requestOf('threads.add_user_message', AddUserMessageParameters),
  'threads.add_client_tool_output': requestOf(
    'threads.add_client_tool_output',
    AddClientToolOutputParameters,
  ),
  'threads.add_structured_input': requestOf('threads.add_structured_input', AddStructuredInputParameters),
  'threads.retry_after_item': requestOf('threads.retry_after_item', RetryParameters),
  'threads.custom_action': requestOf('threads.custom_action', CustomActionParameters),
  'threads.sync_custom_action': requestOf('threads.sync_custom_action', CustomActionParameters),
  'threads.get_by_id': requestOf('threads.get_by_id', ThreadParameters),
  'threads.list': requestOf('threads.list', PageParameters),
  'threads.update': requestOf('threads.update', UpdateParameters),
  'threads.delete': requestOf('threads.delete', ThreadParameters),
  'items.list': requestOf('items.list', ItemsListParameters),
  'items.feedback': requestOf('items.feedback', FeedbackParameters),
  'attachments.create': requestOf('attachments.create', AttachmentCreateParameters),
  'attachments.delete': requestOf('attachments.delete', AttachmentDeleteParameters),
  'input.transcribe': requestOf('input.transcribe', TranscribeParameters),
};
