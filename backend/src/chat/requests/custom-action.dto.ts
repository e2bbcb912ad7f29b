import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { Nested } from './nested.js';
import { ITEM_ID_EXAMPLE, ThreadParameters } from './parameters.dto.js';
import { OptionalRawJson } from './raw-json.js';

class ActionDto {
  @ApiProperty({ description: 'Type of the action.', example: 'ask' })
  @IsString()
  @MaxLength(200)
  type: string;

  @ApiPropertyOptional({
    description: 'Whatever belongs to it: any JSON.',
    example: { question: 'How do I add a sidebar?' },
    nullable: true,
    type: 'object',
    additionalProperties: true,
  })
  @OptionalRawJson()
  payload?: unknown;
}

/** An action, and where it comes from. */
export class CustomActionParameters extends ThreadParameters {
  @ApiPropertyOptional({
    description: 'Id of the widget that it comes from.',
    example: ITEM_ID_EXAMPLE,
    nullable: true,
    type: String,
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  item_id?: string | null;

  @ApiProperty({ description: 'The action.', type: ActionDto })
  @Nested(() => ActionDto)
  action: ActionDto;
}
