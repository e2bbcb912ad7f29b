import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsOptional, IsString, IsUrl, MaxLength } from 'class-validator';

/** What an upload may say of its site. */
export class SiteMetadataDto {
  @ApiPropertyOptional({
    description: 'Address of the site’s root, for links.',
    example: 'https://docs.example.com/',
  })
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @MaxLength(2000)
  base_url?: string;

  @ApiPropertyOptional({
    description: 'Locale that serves readers of a locale the site lacks.',
    example: 'en',
  })
  @IsOptional()
  @IsString()
  @MaxLength(35)
  default_locale?: string;

  @ApiPropertyOptional({ description: 'Version that serves readers who ask for none.', example: '2.x' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  default_version?: string;

  @ApiPropertyOptional({
    description: 'All versions of the docs, newest first.',
    example: ['2.x', '1.x'],
    type: [String],
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1000)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  versions?: string[];
}
