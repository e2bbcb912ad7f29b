import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { Transform, Type, plainToInstance } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { MAX_QUESTION_LENGTH } from '../turns/message-text.js';
import { Nested } from './nested.js';

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

  @ApiPropertyOptional({
    description: 'Whether it can be clicked.',
    example: false,
    default: false,
    type: Boolean,
  })
  @IsOptional()
  @IsBoolean()
  interactive = false;
}

class UnknownContent {
  @IsIn(['input_text', 'input_tag'])
  type: string;
}

/** A part of a message as the class that validates it; what is no object stays itself, for the validator to refuse. */
function toContent(part: unknown): unknown {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
  const type = 'type' in part ? part.type : undefined;
  const Content = type === 'input_text' ? TextContent : type === 'input_tag' ? TagContent : UnknownContent;
  return plainToInstance<object, object>(Content, part);
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

/** What a reader sends. */
@ApiExtraModels(TextContent, TagContent)
export class UserMessageInputDto {
  @ApiProperty({
    description: 'What the reader wrote.',
    type: 'array',
    minItems: 1,
    maxItems: 100,
    items: { oneOf: [{ $ref: getSchemaPath(TextContent) }, { $ref: getSchemaPath(TagContent) }] },
    example: [{ type: 'input_text', text: 'How do I add a sidebar?' }],
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(toContent) : value))
  content: (TextContent | TagContent)[];

  @ApiProperty({
    description: 'Ids of attachments; this service takes none: `attachments_unsupported`.',
    example: [],
    type: [String],
    maxItems: 0,
  })
  @IsArray()
  @IsString({ each: true })
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
