import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { Nested } from './nested.js';
import { UserMessageInputDto } from './user-message.dto.js';

/** An item's id, in the documentation. */
export const ITEM_ID_EXAMPLE = 'msg_0c9d1f6a2b7e4d35817c6b5a4f3e2d10';

/** A thread's id, in the documentation. */
export const THREAD_ID_EXAMPLE = 'thr_5f2b8c1e9d4a47b0a6c3f8e21d7b9a04';

const THREAD_ID = { description: 'Id of the thread.', example: THREAD_ID_EXAMPLE };

/** Which rows of a list are asked for. */
export class PageParameters {
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

/** A thread. */
export class ThreadParameters {
  @ApiProperty(THREAD_ID)
  @IsString()
  @MaxLength(200)
  thread_id: string;
}

/** Which items of a thread are asked for. */
export class ItemsListParameters extends PageParameters {
  @ApiProperty(THREAD_ID)
  @IsString()
  @MaxLength(200)
  thread_id: string;
}

/** How a thread begins. */
export class CreateParameters {
  @ApiProperty({ description: 'The first message.', type: UserMessageInputDto })
  @Nested(() => UserMessageInputDto)
  input: UserMessageInputDto;
}

/** How a thread goes on. */
export class AddUserMessageParameters extends ThreadParameters {
  @ApiProperty({ description: 'The next message.', type: UserMessageInputDto })
  @Nested(() => UserMessageInputDto)
  input: UserMessageInputDto;
}

/** What is to be answered again. */
export class RetryParameters extends ThreadParameters {
  @ApiProperty({
    example: ITEM_ID_EXAMPLE,
    description: 'Id of the reader’s message to answer again; later items are deleted.',
  })
  @IsString()
  @MaxLength(200)
  item_id: string;
}

/** A new title. */
export class UpdateParameters extends ThreadParameters {
  @ApiProperty({ description: 'The thread’s new title.', example: 'Sidebars', maxLength: 200 })
  @IsString()
  @MaxLength(200)
  title: string;
}

/** A verdict on items. */
export class FeedbackParameters extends ThreadParameters {
  @ApiProperty({
    description: 'Ids of the items that are judged.',
    example: [ITEM_ID_EXAMPLE],
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
