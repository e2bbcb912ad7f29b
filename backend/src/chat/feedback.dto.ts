import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, Length, MaxLength } from 'class-validator';

/** What a reader thinks of an answer. */
export class FeedbackRequest {
  @ApiProperty({ description: 'Thread of the answer.', example: 'thr_5f2b8c1e9d4a47b0a6c3f8e21d7b9a04' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  thread_id: string;

  @ApiProperty({ description: 'The answer.', example: 'msg_0c9d1f6a2b7e4d35817c6b5a4f3e2d10' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  message_id: string;

  @ApiProperty({ description: 'Whether it helped.', enum: ['positive', 'negative'], example: 'negative' })
  @IsIn(['positive', 'negative'])
  kind: 'positive' | 'negative';

  @ApiPropertyOptional({
    description: 'Why, in a word or two of your choosing.',
    example: 'outdated',
    minLength: 1,
    maxLength: 100,
  })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  reason?: string;

  @ApiPropertyOptional({
    description: 'What the reader says about it.',
    example: 'The option was renamed in version 3.',
    maxLength: 2000,
  })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string;
}
