import { ApiExtraModels, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, Matches } from 'class-validator';
import { PageDto } from './page.dto.js';
import { SiteMetadataDto } from './site-metadata.dto.js';

/** The query string of an upload. */
export class UploadQuery {
  @ApiPropertyOptional({
    description: 'Locale of the pages, a BCP 47 tag.',
    example: 'en',
    default: 'en',
    type: String,
  })
  @IsOptional()
  @Matches(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, {
    message: 'locale must be a tag such as en, pt-BR or zh-Hans',
  })
  locale = 'en';

  @ApiPropertyOptional({
    description: 'Whether pages that the upload does not hold are removed.',
    example: true,
    default: true,
    type: 'boolean',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  prune = true;
}

/** The pages of a site as one JSON document. */
@ApiExtraModels(PageDto, SiteMetadataDto)
export class PagesUpload {
  @ApiPropertyOptional({ description: 'What to know of the site.', type: SiteMetadataDto })
  site?: SiteMetadataDto;

  @ApiProperty({ description: 'All pages of the site in this locale.', type: [PageDto] })
  pages: PageDto[];
}

/** What an upload changed. */
export class IndexingSummaryDto {
  @ApiProperty({ description: 'Id of the site.', example: 'my-docs' })
  site: string;

  @ApiProperty({ description: 'Locale of the pages.', example: 'en' })
  locale: string;

  @ApiProperty({ description: 'Pages of the site and locale now.', example: 42, type: 'integer' })
  pages: number;

  @ApiProperty({ description: 'Pages that were new.', example: 2, type: 'integer' })
  added: number;

  @ApiProperty({ description: 'Pages that had changed.', example: 3, type: 'integer' })
  updated: number;

  @ApiProperty({ description: 'Pages that were the same and cost nothing.', example: 37, type: 'integer' })
  unchanged: number;

  @ApiProperty({ description: 'Pages that were no longer there.', example: 1, type: 'integer' })
  removed: number;

  @ApiProperty({ description: 'Passages of the site and locale now.', example: 380, type: 'integer' })
  passages: number;

  @ApiProperty({ description: 'Passages that were embedded for this upload.', example: 0, type: 'integer' })
  embedded: number;
}

/** One locale of an indexed site. */
export class LocaleStatistics {
  @ApiProperty({ description: 'The locale.', example: 'en' })
  locale: string;

  @ApiProperty({ description: 'Its pages.', example: 42, type: 'integer' })
  pages: number;

  @ApiProperty({ description: 'Its passages.', example: 380, type: 'integer' })
  passages: number;

  @ApiProperty({ description: 'Versions that its pages belong to.', example: ['2.x', '1.x'], type: [String] })
  versions: string[];

  @ApiProperty({
    description: 'When it was last indexed, UTC.',
    example: '2026-11-20T09:00:00.000Z',
    format: 'date-time',
  })
  indexed_at: string;
}

/** An indexed site. */
export class SiteStatistics {
  @ApiProperty({ description: 'Id of the site.', example: 'my-docs' })
  site: string;

  @ApiPropertyOptional({ description: 'Address of the site’s root.', example: 'https://docs.example.com/' })
  base_url?: string;

  @ApiPropertyOptional({ description: 'Locale for readers of a locale the site lacks.', example: 'en' })
  default_locale?: string;

  @ApiPropertyOptional({ description: 'Version for readers who ask for none.', example: '2.x' })
  default_version?: string;

  @ApiProperty({ description: 'All versions, newest first.', example: ['2.x', '1.x'], type: [String] })
  versions: string[];

  @ApiPropertyOptional({
    description: 'What a language model that answers is told about the site.',
    example: 'Call the product Acme Cloud.',
  })
  instructions?: string;

  @ApiPropertyOptional({
    description: 'Where readers reach a human when the docs hold no answer.',
    example: 'https://example.com/support',
  })
  contact_url?: string;

  @ApiProperty({ description: 'What is indexed, by locale.', type: [LocaleStatistics] })
  locales: LocaleStatistics[];
}
