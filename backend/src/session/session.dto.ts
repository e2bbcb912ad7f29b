import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { SITE_ID_MESSAGE, SITE_ID_PATTERN } from '../configuration/site-id.js';

/** A session's token, in the documentation. */
export const CLIENT_SECRET_EXAMPLE = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJyZWFkZXJfMSJ9.c2lnbmF0dXJl';

/** Asks for a session, or for its renewal. */
export class SessionRequest {
  @ApiProperty({
    description: 'Id of the site whose docs will be asked.',
    example: 'my-docs',
    pattern: SITE_ID_PATTERN.source,
  })
  @Matches(SITE_ID_PATTERN, { message: SITE_ID_MESSAGE })
  site: string;

  @ApiPropertyOptional({
    description:
      'The reader’s last token, expired or not: the new one keeps its subject, and so its threads.',
    example: CLIENT_SECRET_EXAMPLE,
    nullable: true,
    type: String,
    maxLength: 4096,
  })
  @IsOptional()
  @IsString()
  @MaxLength(4096)
  current_client_secret?: string | null;
}

/** A session. */
export class SessionReply {
  @ApiProperty({
    description: 'Bearer token of the reader’s further calls.',
    example: CLIENT_SECRET_EXAMPLE,
  })
  client_secret: string;

  @ApiProperty({
    description: 'When the token expires, in Unix seconds.',
    example: 1_795_168_800,
    type: 'integer',
  })
  expires_at: number;
}
