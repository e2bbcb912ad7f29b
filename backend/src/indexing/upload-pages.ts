import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { AppError } from '../errors/app-error.js';
import { fieldProblems } from '../errors/field-problems.js';
import { unsafeJson } from '../http/json-value.js';
import { pageKey, type CatalogPage, type SiteMetadata } from '../retrieval/site-catalog.js';
import { PageDto } from './page.dto.js';
import { SiteMetadataDto } from './site-metadata.dto.js';

/** What an upload is refused with: names the line of an NDJSON upload, or the position in a JSON one. */
export type UploadPlace = { line: number } | { page: number } | { site: true };

/** Reads the pages of an upload: each validated, none twice. */
export class UploadPages {
  metadata: SiteMetadata = {};
  private readonly places = new Map<string, string>();

  /** The page that `value` is. Throws `invalid_upload` naming `place`. */
  page(value: unknown, locale: string, place: UploadPlace): CatalogPage {
    const page = valid(PageDto, value, place);
    if (page.title.trim() === '' && page.content.trim() === '') {
      throw invalidUpload(`${page.url} has neither a title nor content`, place);
    }
    const known: CatalogPage = { ...page, version: page.version ?? '', locale };
    const key = pageKey(known);
    const earlier = this.places.get(key);
    if (earlier !== undefined) throw invalidUpload(`${page.url} is already there, in ${earlier}`, place);
    this.places.set(key, placeName(place));
    return known;
  }

  /** Takes over what the upload says of its site. Throws `invalid_upload`. */
  site(value: unknown, place: UploadPlace): void {
    this.metadata = { ...valid(SiteMetadataDto, value, place) };
  }
}

/** The refusal of an upload at one place. */
export function invalidUpload(problem: string, place: UploadPlace, details: object = {}): AppError {
  return new AppError('invalid_upload', `${capitalise(placeName(place))}: ${problem}. Nothing was applied.`, {
    details: { ...place, ...details },
  });
}

function valid<Dto extends object>(type: new () => Dto, value: unknown, place: UploadPlace): Dto {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidUpload('it is not a JSON object', place);
  }
  const unsafe = unsafeJson(value);
  if (unsafe !== undefined) throw invalidUpload(`it ${unsafe}`, place);
  const dto = plainToInstance(type, value);
  const problems = fieldProblems(validateSync(dto, { whitelist: true, forbidNonWhitelisted: true }));
  if (problems[0]) throw invalidUpload(problems[0].problem, place, { problems });
  return dto;
}

function placeName(place: UploadPlace): string {
  if ('line' in place) return `line ${place.line}`;
  return 'page' in place ? `page ${place.page}` : 'the site';
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
