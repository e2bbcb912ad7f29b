import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ClassConstructor } from 'class-transformer';
import { IsIn, IsObject, ValidateIf } from 'class-validator';
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

/** The requests that this service takes, by type. */
export const CHATKIT_REQUESTS: Readonly<Record<string, ClassConstructor<object>>> = {
  'threads.create': requestOf('threads.create', CreateParameters),
  'threads.add_user_message': requestOf('threads.add_user_message', AddUserMessageParameters),
  'threads.retry_after_item': requestOf('threads.retry_after_item', RetryParameters),
  'threads.get_by_id': requestOf('threads.get_by_id', ThreadParameters),
  'threads.list': requestOf('threads.list', PageParameters),
  'threads.update': requestOf('threads.update', UpdateParameters),
  'threads.delete': requestOf('threads.delete', ThreadParameters),
  'items.list': requestOf('items.list', ItemsListParameters),
  'items.feedback': requestOf('items.feedback', FeedbackParameters),
};
