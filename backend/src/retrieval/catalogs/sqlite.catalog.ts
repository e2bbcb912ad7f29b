import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { FIELDS, type Field } from '../analysis/fields.js';
import {
  SiteCatalog,
  pageKey,
  type CatalogPage,
  type PageIdentity,
  type Scope,
  type Site,
  type SiteMetadata,
  type StatisticsChange,
  type TermCount,
} from '../site-catalog.js';
import type { IndexDatabase } from '../stores/index-database.js';

interface SiteRow {
  id: number;
  site: string;
  base_url: string | null;
  default_locale: string | null;
  default_version: string | null;
  versions: string;
}

interface ScopeRow {
  id: number;
  locale: string;
  analyzer_version: number;
  versions: string;
  pages: number;
  passages: number;
  lengths: string;
  indexed_at: string;
}

const MAX_SIMILAR_TERMS = 5_000;

/** The catalog in SQLite; page sources are kept compressed. */
export class SqliteSiteCatalog extends SiteCatalog {
  constructor(private readonly database: IndexDatabase) {
    super();
  }

  override async site(site: string): Promise<Site | undefined> {
    const row = this.database.prepare('SELECT * FROM sites WHERE site = ?').get(site) as SiteRow | undefined;
    return row && this.toSite(row);
  }

  override async sites(): Promise<Site[]> {
    const rows = this.database.prepare('SELECT * FROM sites ORDER BY site').all() as unknown as SiteRow[];
    return rows.map((row) => this.toSite(row));
  }

  override async documentFrequencies(scope: number, terms: string[]): Promise<number[]> {
    const count = this.database.prepare('SELECT passages FROM terms WHERE scope_id = ? AND term = ?');
    return terms.map((term) => (count.get(scope, term) as { passages: number } | undefined)?.passages ?? 0);
  }

  override async termsLike(
    scope: number,
    { prefix, minLength, maxLength }: { prefix: string; minLength: number; maxLength: number },
  ): Promise<TermCount[]> {
    return this.database
      .prepare(
        `SELECT term, passages AS documentFrequency FROM terms
         WHERE scope_id = ? AND term >= ? AND term < ? AND length(term) BETWEEN ? AND ?
         ORDER BY passages DESC LIMIT ${MAX_SIMILAR_TERMS}`,
      )
      .all(scope, prefix, `${prefix}\u{10ffff}`, minLength, maxLength) as unknown as TermCount[];
  }

  override async openScope(site: string, locale: string, metadata: SiteMetadata): Promise<number> {
    this.database
      .prepare(
        `INSERT INTO sites (site, base_url, default_locale, default_version, versions)
         VALUES (:site, :base_url, :default_locale, :default_version, coalesce(:versions, '[]'))
         ON CONFLICT (site) DO UPDATE SET
           base_url = coalesce(excluded.base_url, base_url),
           default_locale = coalesce(excluded.default_locale, default_locale),
           default_version = coalesce(excluded.default_version, default_version),
           versions = coalesce(:versions, versions)`,
      )
      .run({
        site,
        base_url: metadata.base_url ?? null,
        default_locale: metadata.default_locale ?? null,
        default_version: metadata.default_version ?? null,
        versions: metadata.versions ? JSON.stringify(metadata.versions) : null,
      });
    this.database
      .prepare(
        `INSERT INTO scopes (site_id, locale) SELECT id, ? FROM sites WHERE site = ?
         ON CONFLICT (site_id, locale) DO NOTHING`,
      )
      .run(locale, site);
    const row = this.database
      .prepare('SELECT scopes.id FROM scopes JOIN sites ON sites.id = site_id WHERE site = ? AND locale = ?')
      .get(site, locale) as { id: number };
    return row.id;
  }

  override async pages(scope: number): Promise<PageIdentity[]> {
    return this.database
      .prepare('SELECT id, key, hash FROM pages WHERE scope_id = ?')
      .all(scope) as unknown as PageIdentity[];
  }

  override async page(id: number): Promise<CatalogPage> {
    const row = this.database.prepare('SELECT source FROM pages WHERE id = ?').get(id) as
      { source: Uint8Array } | undefined;
    if (!row) throw new Error(`There is no page ${id}.`);
    return JSON.parse(zstdDecompressSync(row.source).toString('utf8')) as CatalogPage;
  }

  override async putPage(scope: number, page: CatalogPage, hash: string): Promise<number> {
    const row = this.database
      .prepare(
        `INSERT INTO pages (scope_id, key, version, url, title, hash, source) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (scope_id, key) DO UPDATE SET
           url = excluded.url, title = excluded.title, hash = excluded.hash, source = excluded.source
         RETURNING id`,
      )
      .get(
        scope,
        pageKey(page),
        page.version,
        page.url,
        page.title,
        hash,
        zstdCompressSync(JSON.stringify(page)),
      );
    return (row as { id: number }).id;
  }

  override async removePage(id: number): Promise<void> {
    this.database.prepare('DELETE FROM pages WHERE id = ?').run(id);
  }

  override async finishScope(
    scope: number,
    change: StatisticsChange,
    analyzerVersion: number,
  ): Promise<void> {
    const add = this.database.prepare(
      `INSERT INTO terms (scope_id, term, passages) VALUES (?, ?, ?)
       ON CONFLICT (scope_id, term) DO UPDATE SET passages = passages + excluded.passages`,
    );
    for (const [term, passages] of change.terms) if (passages !== 0) add.run(scope, term, passages);
    this.database.prepare('DELETE FROM terms WHERE scope_id = ? AND passages <= 0').run(scope);
    const { lengths } = this.database.prepare('SELECT lengths FROM scopes WHERE id = ?').get(scope) as {
      lengths: string;
    };
    const totals = JSON.parse(lengths) as Partial<Record<Field, number>>;
    for (const field of FIELDS) totals[field] = (totals[field] ?? 0) + change.lengths[field];
    const versions = this.database
      .prepare(
        'SELECT version, count(*) AS pages FROM pages WHERE scope_id = ? GROUP BY version ORDER BY version',
      )
      .all(scope) as unknown as { version: string; pages: number }[];
    this.database
      .prepare(
        `UPDATE scopes SET passages = passages + :passages, lengths = :lengths, versions = :versions, pages = :pages,
         analyzer_version = :analyzerVersion, indexed_at = :indexedAt WHERE id = :scope`,
      )
      .run({
        passages: change.passages,
        lengths: JSON.stringify(totals),
        versions: JSON.stringify(versions.map(({ version }) => version)),
        pages: versions.reduce((sum, { pages }) => sum + pages, 0),
        analyzerVersion,
        indexedAt: new Date().toISOString(),
        scope,
      });
  }

  override async removeSite(site: string): Promise<boolean> {
    return this.database.prepare('DELETE FROM sites WHERE site = ?').run(site).changes > 0;
  }

  private toSite(row: SiteRow): Site {
    const scopes = this.database
      .prepare('SELECT * FROM scopes WHERE site_id = ? ORDER BY locale')
      .all(row.id) as unknown as ScopeRow[];
    return {
      site: row.site,
      base_url: row.base_url ?? undefined,
      default_locale: row.default_locale ?? undefined,
      default_version: row.default_version ?? undefined,
      versions: JSON.parse(row.versions) as string[],
      scopes: scopes.map(toScope),
    };
  }
}

function toScope(row: ScopeRow): Scope {
  const totals = JSON.parse(row.lengths) as Partial<Record<Field, number>>;
  const mean = (field: Field): number => (totals[field] ?? 0) / Math.max(1, row.passages);
  return {
    id: row.id,
    locale: row.locale,
    analyzerVersion: row.analyzer_version,
    versions: JSON.parse(row.versions) as string[],
    pages: row.pages,
    passages: row.passages,
    averageLengths: Object.fromEntries(FIELDS.map((field) => [field, mean(field)])) as Record<Field, number>,
    indexedAt: row.indexed_at,
  };
}
