import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

const MAX_QUESTIONS = 200;

/** Which questions are wanted. */
export class QuestionsQuery {
  @ApiPropertyOptional({
    description: 'Only answered ones, or only those that were not.',
    example: false,
    type: 'boolean',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  answered?: boolean;

  @ApiPropertyOptional({
    description: 'At most so many.',
    example: 50,
    default: 50,
    minimum: 1,
    maximum: MAX_QUESTIONS,
    type: 'integer',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_QUESTIONS)
  limit = 50;

  @ApiPropertyOptional({
    description: 'Go on after this one: the `id` of the last question of the reply before.',
    example: 'msg_0c9d1f6a2b7e4d35817c6b5a4f3e2d10',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  before?: string;
}

/** A question that a reader asked. */
export class ReportedQuestion {
  @ApiProperty({ description: 'Its id, to go on after it.', example: 'msg_0c9d1f6a2b7e4d35817c6b5a4f3e2d10' })
  id: string;

  @ApiProperty({ description: 'In the reader’s words.', example: 'Does it run on Windows?' })
  question: string;

  @ApiProperty({ description: 'Whether the docs held an answer.', example: false })
  answered: boolean;

  @ApiProperty({ description: 'How likely they hold one, 0 to 1.', example: 0.21, minimum: 0, maximum: 1 })
  confidence: number;

  @ApiProperty({ description: 'When, in UTC.', example: '2026-11-27T12:00:00.000Z' })
  asked_at: string;
}

/** What was asked of a site. */
export class QuestionsReply {
  @ApiProperty({ description: 'Newest first.', type: [ReportedQuestion] })
  questions: ReportedQuestion[];
}
