import { ApiProperty } from '@nestjs/swagger';
import { ThreadParameters } from './parameters.dto.js';
import { RawJson } from './raw-json.js';

/** What a tool in the browser returned. */
export class AddClientToolOutputParameters extends ThreadParameters {
  @ApiProperty({
    description: 'What the tool returned: any JSON, null included.',
    example: { url: '/docs/sidebar' },
    nullable: true,
    type: 'object',
    additionalProperties: true,
  })
  @RawJson()
  result: unknown;
}
