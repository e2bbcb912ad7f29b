import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { SITE_ID_MESSAGE, SITE_ID_PATTERN } from './site-id.js';

/** The site in a route. */
export class SiteParameter {
  @ApiProperty({ description: 'Id of the site.', example: 'my-docs', pattern: SITE_ID_PATTERN.source })
  @Matches(SITE_ID_PATTERN, { message: SITE_ID_MESSAGE })
  site: string;
}
