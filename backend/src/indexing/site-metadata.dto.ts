import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsOptional, IsString, IsUrl, Matches, MaxLength } from 'class-validator';

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

  @ApiPropertyOptional({
    description:
      'What a language model that answers is told about the site; empty for nothing. It is no secret.',
    example: 'Call the product Acme Cloud. Readers are operators; prefer the command line.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  instructions?: string;

  @ApiPropertyOptional({
    description: 'Where readers reach a human when the docs hold no answer; empty for nowhere.',
    example: 'https://example.com/support',
  })
  @IsOptional()
  @Matches(/^$|^https?:\/\/[^\s<>()]+$|^mailto:[^\s<>()]+@[^\s<>()]+$/, {
    message: 'contact_url must be an http(s) or mailto address without spaces, brackets and parentheses',
  })
  @MaxLength(2000)
  contact_url?: string;
}
