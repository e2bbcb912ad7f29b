import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type, type ClassConstructor } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

const THREAD_ID = { description: 'Id of the thread.', example: 'thr_5f2b8c1e9d4a47b0a6c3f8e21d7b9a04' };
const ITEM_ID = { description: 'Id of the item.', example: 'msg_0c9d1f6a2b7e4d35817c6b5a4f3e2d10' };
/** Longest question, in UTF-16 units. */
export const MAX_QUESTION_LENGTH = 8_000;

/** A nested object that must be there. */
function Nested(type: () => ClassConstructor<object>): PropertyDecorator {
  return (target, key) => {
    IsDefined()(target, key);
    IsObject()(target, key);
    ValidateNested()(target, key);
    Type(type)(target, key);
  };
}

class TextContent {
  @ApiProperty({ description: 'Text that the reader wrote.', enum: ['input_text'], example: 'input_text' })
  @IsIn(['input_text'])
  type: 'input_text';

  @ApiProperty({
    description: 'The text.',
    example: 'How do I add a sidebar?',
    maxLength: MAX_QUESTION_LENGTH,
  })
  @IsString()
  @MaxLength(MAX_QUESTION_LENGTH)
  text: string;
}

class TagContent {
  @ApiProperty({
    description: 'Something that the reader mentioned.',
    enum: ['input_tag'],
    example: 'input_tag',
  })
  @IsIn(['input_tag'])
  type: 'input_tag';

  @ApiProperty({ description: 'Id of what is mentioned.', example: '/docs/sidebar' })
  @IsString()
  @MaxLength(2000)
  id: string;

  @ApiProperty({ description: 'How the mention reads.', example: 'Sidebar' })
  @IsString()
  @MaxLength(MAX_QUESTION_LENGTH)
  text: string;

  @ApiProperty({
    description: 'Whatever the page keeps with it.',
    example: {},
    type: 'object',
    additionalProperties: true,
  })
  @IsObject()
  data: Record<string, unknown>;

  @ApiPropertyOptional({ description: 'Group of the mention in menus.', example: 'Pages' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  group?: string;

  @ApiPropertyOptional({ description: 'Whether it can be clicked.', example: false, default: false })
  @IsOptional()
  @IsBoolean()
  interactive = false;
}

class UnknownContent {
  @IsIn(['input_text', 'input_tag'])
  type: string;
}

class ToolChoiceDto {
  @ApiProperty({ description: 'Id of the tool.', example: 'search' })
  @IsString()
  @MaxLength(200)
  id: string;
}

class InferenceOptionsDto {
  @ApiPropertyOptional({
    description: 'The tool chosen in the composer.',
    type: ToolChoiceDto,
    nullable: true,
  })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ToolChoiceDto)
  tool_choice?: ToolChoiceDto | null;

  @ApiPropertyOptional({
    description: 'The model chosen in the composer.',
    example: null,
    nullable: true,
    type: String,
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  model?: string | null;
}

class UserMessageInputDto {
  @ApiProperty({ description: 'What the reader wrote.', type: [TextContent] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => UnknownContent, {
    keepDiscriminatorProperty: true,
    discriminator: {
      property: 'type',
      subTypes: [
        { name: 'input_text', value: TextContent },
        { name: 'input_tag', value: TagContent },
      ],
    },
  })
  content: (TextContent | TagContent)[];

  @ApiProperty({
    description: 'Ids of attachments; this service takes none.',
    example: [],
    type: [String],
    maxItems: 0,
  })
  @IsArray()
  @IsString({ each: true })
  @ArrayMaxSize(0, { message: 'this service takes no attachments' })
  attachments: string[];

  @ApiPropertyOptional({
    description: 'Text of the page that the reader asks about.',
    example: null,
    nullable: true,
    type: String,
  })
  @IsOptional()
  @IsString()
  @MaxLength(MAX_QUESTION_LENGTH)
  quoted_text?: string | null;

  @ApiProperty({ description: 'Choices made in the composer.', type: InferenceOptionsDto, example: {} })
  @Nested(() => InferenceOptionsDto)
  inference_options: InferenceOptionsDto;
}

class PageParameters {
  @ApiPropertyOptional({
    description: 'At most so many rows; none, null or 0 means 20, more than 100 means 100.',
    example: 20,
    nullable: true,
    type: 'integer',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  limit?: number | null;

  @ApiPropertyOptional({
    description: 'Newest or oldest first.',
    enum: ['asc', 'desc'],
    default: 'desc',
    example: 'desc',
  })
  @IsOptional()
  @IsIn(['asc', 'desc'])
  order?: 'asc' | 'desc';

  @ApiPropertyOptional({
    description: 'Id of the last row already seen.',
    example: null,
    nullable: true,
    type: String,
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  after?: string | null;
}

class ThreadParameters {
  @ApiProperty(THREAD_ID)
  @IsString()
  @MaxLength(200)
  thread_id: string;
}

class ItemsListParameters extends PageParameters {
  @ApiProperty(THREAD_ID)
  @IsString()
  @MaxLength(200)
  thread_id: string;
}

class CreateParameters {
  @ApiProperty({ description: 'The first message.', type: UserMessageInputDto })
  @Nested(() => UserMessageInputDto)
  input: UserMessageInputDto;
}

class AddUserMessageParameters extends ThreadParameters {
  @ApiProperty({ description: 'The next message.', type: UserMessageInputDto })
  @Nested(() => UserMessageInputDto)
  input: UserMessageInputDto;
}

class RetryParameters extends ThreadParameters {
  @ApiProperty({
    ...ITEM_ID,
    description: 'Id of the reader’s message to answer again; later items are deleted.',
  })
  @IsString()
  @MaxLength(200)
  item_id: string;
}

class UpdateParameters extends ThreadParameters {
  @ApiProperty({ description: 'The thread’s new title.', example: 'Sidebars', maxLength: 200 })
  @IsString()
  @MaxLength(200)
  title: string;
}

class FeedbackParameters extends ThreadParameters {
  @ApiProperty({
    description: 'Ids of the items that are judged.',
    example: [ITEM_ID.example],
    type: [String],
  })
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  item_ids: string[];

  @ApiProperty({ description: 'The verdict.', enum: ['positive', 'negative'], example: 'positive' })
  @IsIn(['positive', 'negative'])
  kind: 'positive' | 'negative';
}

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
