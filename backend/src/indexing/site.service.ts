import { Injectable } from '@nestjs/common';
import { AppError } from '../errors/app-error.js';
import { SearchService } from '../retrieval/search.service.js';
import type { SiteStatistics } from './indexing.dto.js';

/** Describes indexed sites. */
@Injectable()
export class SiteService {
  constructor(private readonly search: SearchService) {}

  /** What is indexed of a site. Throws `unknown_site`. */
  async statistics(site: string, signal: AbortSignal): Promise<SiteStatistics> {
    const known = await this.search.site(site, signal);
    if (!known) throw new AppError('unknown_site', `The site "${site}" has not been indexed.`);
    return {
      site,
      base_url: known.base_url,
      default_locale: known.default_locale,
      default_version: known.default_version,
      versions: known.versions ?? [],
      instructions: known.instructions,
      contact_url: known.contact_url,
      locales: known.scopes.map(({ locale, pages, passages, versions, indexedAt }) => ({
        locale,
        pages,
        passages,
        versions: versions.filter((version) => version !== ''),
        indexed_at: indexedAt,
      })),
    };
  }
}
