import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

/** Path of a page: absolute, without host, query, hash and control characters. */
export const PAGE_URL_PATTERN = /^\/(?![/\\])[^?#\s\\\p{Cc}]*$/u;

/** Longest content of one page, in UTF-16 units. */
const MAX_CONTENT_LENGTH = 12_000_000;

/** One page of a site, as its owner sends it. */
export class PageDto {
  @ApiProperty({
    description: 'Path of the page, `baseUrl` included, without query or hash.',
    example: '/docs/sidebar',
    pattern: PAGE_URL_PATTERN.source,
    maxLength: 2000,
  })
  @Matches(PAGE_URL_PATTERN, {
    message: 'url must be a path such as /docs/intro, without host, query or hash',
  })
  @MaxLength(2000)
  url: string;

  @ApiProperty({ description: 'Title of the page.', example: 'Sidebar', maxLength: 1000 })
  @IsString()
  @MaxLength(1000)
  title: string;

  @ApiProperty({
    description: 'The page: the whole HTML document that Docusaurus built, or its Markdown source.',
    example: '# Sidebar\n\nGroup the pages of your docs…',
    maxLength: MAX_CONTENT_LENGTH,
  })
  @IsString()
  @MaxLength(MAX_CONTENT_LENGTH)
  content: string;

  @ApiProperty({ description: 'What the content is.', enum: ['html', 'markdown'], example: 'markdown' })
  @IsIn(['html', 'markdown'])
  format: 'html' | 'markdown';

  @ApiPropertyOptional({
    description: 'Version of the docs; left out for a page of every version.',
    example: '2.x',
  })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  version?: string;

  @ApiPropertyOptional({
    description: 'What the page is about, in a sentence.',
    example: 'How to group pages.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(5000)
  description?: string;

  @ApiPropertyOptional({
    description: 'When the page last changed.',
    example: '2026-11-20T09:00:00Z',
    format: 'date-time',
  })
  @IsOptional()
  @IsISO8601()
  updated_at?: string;
}
