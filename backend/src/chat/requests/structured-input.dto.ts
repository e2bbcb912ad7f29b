import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { plainToInstance } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsString,
  MaxLength,
  ValidateBy,
  ValidateIf,
  validateSync,
} from 'class-validator';
import { Nested } from './nested.js';
import { ITEM_ID_EXAMPLE, ThreadParameters } from './parameters.dto.js';
import { OptionalRawJson } from './raw-json.js';
import { MAX_QUESTION_LENGTH } from '../turns/message-text.js';

const MAX_ANSWERS = 100;

const isGiven = (_object: unknown, value: unknown): boolean => value !== undefined;

class AnswerDto {
  @ApiPropertyOptional({
    description: 'What the reader chose or wrote; of a single choice the first one counts.',
    example: ['Version 3'],
    type: [String],
    default: [],
  })
  @ValidateIf(isGiven)
  @IsArray()
  @ArrayMaxSize(MAX_ANSWERS)
  @IsString({ each: true })
  @MaxLength(MAX_QUESTION_LENGTH, { each: true })
  values?: string[];

  @ApiPropertyOptional({
    description: 'Whether the question is skipped.',
    example: false,
    default: false,
    type: Boolean,
  })
  @ValidateIf(isGiven)
  @IsBoolean()
  skipped?: boolean;
}

/** Whether the value is answers by the ids of their questions. */
function areAnswers(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const answers: unknown[] = Object.values(value);
  return answers.length <= MAX_ANSWERS && answers.every(isAnswer);
}

function isAnswer(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return validateSync(plainToInstance(AnswerDto, value)).length === 0;
}

@ApiExtraModels(AnswerDto)
class StructuredInputDto {
  @ApiPropertyOptional({
    description: '`skipped` skips all questions.',
    enum: ['answered', 'skipped'],
    default: 'answered',
    example: 'answered',
  })
  @ValidateIf(isGiven)
  @IsIn(['answered', 'skipped'])
  status?: 'answered' | 'skipped';

  @ApiPropertyOptional({
    description: 'Answers by the ids of their questions; questions without one are skipped.',
    example: { version: { values: ['Version 3'] } },
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(AnswerDto) },
  })
  @OptionalRawJson()
  @ValidateIf(isGiven)
  @ValidateBy({
    name: 'areAnswers',
    validator: {
      validate: areAnswers,
      defaultMessage: () =>
        `answers must be at most ${MAX_ANSWERS} objects {values: [texts], skipped: boolean} by id`,
    },
  })
  answers?: Record<string, AnswerDto>;
}

/** Answers to questions that an item asks. */
export class AddStructuredInputParameters extends ThreadParameters {
  @ApiProperty({ example: ITEM_ID_EXAMPLE, description: 'Id of the item that asks.' })
  @IsString()
  @MaxLength(200)
  item_id: string;

  @ApiProperty({ description: 'The answers.', type: StructuredInputDto })
  @Nested(() => StructuredInputDto)
  input: StructuredInputDto;
}
