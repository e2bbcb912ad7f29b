import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { FIELDS, type Field } from '../analysis/fields.js';
import type { IndexRecipe } from '../index-recipe.js';
import {
  SiteCatalog,
  pageKey,
  type CatalogPage,
  type PageIdentity,
  type PageStatistics,
  type Scope,
  type Site,
  type SiteMetadata,
  type StoredPage,
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
  instructions: string;
  contact_url: string;
}

interface ScopeRow {
  id: number;
  locale: string;
  analyzer_version: number;
  embedding: string;
  place: string;
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

  override async openScope(site: string, locale: string, metadata: SiteMetadata): Promise<Scope> {
    return this.database.atomically(() => {
      this.database
        .prepare(
          `INSERT INTO sites (
             site, base_url, default_locale, default_version, versions, instructions, contact_url
           ) VALUES (
             :site, :base_url, :default_locale, :default_version, coalesce(:versions, '[]'),
             coalesce(:instructions, ''), coalesce(:contact_url, '')
           )
           ON CONFLICT (site) DO UPDATE SET
             base_url = coalesce(excluded.base_url, base_url),
             default_locale = coalesce(excluded.default_locale, default_locale),
             default_version = coalesce(excluded.default_version, default_version),
             versions = coalesce(:versions, versions),
             instructions = coalesce(:instructions, instructions),
             contact_url = coalesce(:contact_url, contact_url)`,
        )
        .run({
          site,
          base_url: metadata.base_url ?? null,
          default_locale: metadata.default_locale ?? null,
          default_version: metadata.default_version ?? null,
          versions: metadata.versions ? JSON.stringify(metadata.versions) : null,
          instructions: metadata.instructions ?? null,
          contact_url: metadata.contact_url ?? null,
        });
      this.database
        .prepare(
          `INSERT INTO scopes (site_id, locale) SELECT id, ? FROM sites WHERE site = ?
           ON CONFLICT (site_id, locale) DO NOTHING`,
        )
        .run(locale, site);
      const row = this.database
        .prepare('SELECT scopes.* FROM scopes JOIN sites ON sites.id = site_id WHERE site = ? AND locale = ?')
        .get(site, locale);
      return toScope(row as unknown as ScopeRow, site);
    });
  }

  override async pages(scope: number): Promise<PageIdentity[]> {
    return this.database
      .prepare('SELECT id, key, hash, revision FROM pages WHERE scope_id = ?')
      .all(scope) as unknown as PageIdentity[];
  }

  override async page(id: number): Promise<CatalogPage> {
    const row = this.database.prepare('SELECT source FROM pages WHERE id = ?').get(id) as
      { source: Uint8Array } | undefined;
    if (!row) throw new Error(`There is no page ${id}.`);
    return JSON.parse(zstdDecompressSync(row.source).toString('utf8')) as CatalogPage;
  }

  override async pagesAt(scope: number, urls: string[]): Promise<number[]> {
    const { versions } = this.database.prepare('SELECT versions FROM scopes WHERE id = ?').get(scope) as {
      versions: string;
    };
    const keys = urls.flatMap((url) =>
      (JSON.parse(versions) as string[]).map((version) => pageKey({ version, url })),
    );
    const rows = this.database
      .prepare(
        `SELECT pages.id FROM json_each(?) AS wanted JOIN pages ON scope_id = ? AND pages.key = wanted.value
         ORDER BY wanted.key`,
      )
      .all(JSON.stringify(keys), scope) as unknown as { id: number }[];
    return rows.map(({ id }) => id);
  }

  override async revisions(scope: number, pageIds: number[]): Promise<Map<number, number>> {
    const rows = this.database
      .prepare('SELECT id, revision FROM pages WHERE id IN (SELECT value FROM json_each(?)) AND scope_id = ?')
      .all(JSON.stringify(pageIds), scope) as unknown as { id: number; revision: number }[];
    return new Map(rows.map(({ id, revision }) => [id, revision]));
  }

  override async registerPage(scope: number, page: CatalogPage): Promise<PageIdentity> {
    return this.database
      .prepare(
        `INSERT INTO pages (scope_id, key, version, url, title, hash, source) VALUES (?, ?, ?, ?, ?, '', ?)
         RETURNING id, key, hash, revision`,
      )
      .get(
        scope,
        pageKey(page),
        page.version,
        page.url,
        page.title,
        zstdCompressSync(JSON.stringify(page)),
      ) as unknown as PageIdentity;
  }

  override async putPage(
    id: number,
    page: CatalogPage,
    { hash, revision, statistics, embeddingKeys }: StoredPage,
  ): Promise<void> {
    this.database.atomically(() => {
      this.replaceStatistics(id, statistics);
      this.database
        .prepare(
          'UPDATE pages SET url = ?, title = ?, hash = ?, revision = ?, source = ?, statistics = ? WHERE id = ?',
        )
        .run(
          page.url,
          page.title,
          hash,
          revision,
          zstdCompressSync(JSON.stringify(page)),
          packStatistics(statistics),
          id,
        );
      this.database.prepare('DELETE FROM page_embeddings WHERE page_id = ?').run(id);
      const addKey = this.database.prepare(
        'INSERT OR IGNORE INTO page_embeddings (page_id, key) VALUES (?, unhex(?))',
      );
      for (const key of embeddingKeys) addKey.run(id, key);
    });
  }

  override async removePage(id: number): Promise<void> {
    this.database.atomically(() => {
      this.replaceStatistics(id, undefined);
      this.database.prepare('DELETE FROM pages WHERE id = ?').run(id);
    });
  }

  override async finishScope(scope: number, recipe: IndexRecipe): Promise<void> {
    this.database.atomically(() => {
      this.database.prepare('DELETE FROM terms WHERE scope_id = ? AND passages <= 0').run(scope);
      const versions = this.database
        .prepare(
          'SELECT version, count(*) AS pages FROM pages WHERE scope_id = ? GROUP BY version ORDER BY version',
        )
        .all(scope) as unknown as { version: string; pages: number }[];
      this.database
        .prepare(
          `UPDATE scopes SET versions = :versions, pages = :pages, analyzer_version = :analyzerVersion,
           embedding = :embedding, place = :place, indexed_at = :indexedAt WHERE id = :scope`,
        )
        .run({
          versions: JSON.stringify(versions.map(({ version }) => version)),
          pages: versions.reduce((sum, { pages }) => sum + pages, 0),
          ...recipe,
          indexedAt: new Date().toISOString(),
          scope,
        });
    });
  }

  override async removeSite(site: string): Promise<boolean> {
    return this.database.prepare('DELETE FROM sites WHERE site = ?').run(site).changes > 0;
  }

  /** Counts `added` in place of what the page had added to its scope. */
  private replaceStatistics(pageId: number, added: PageStatistics | undefined): void {
    const row = this.database
      .prepare(
        'SELECT scope_id, statistics, lengths FROM pages JOIN scopes ON scopes.id = scope_id WHERE pages.id = ?',
      )
      .get(pageId) as { scope_id: number; statistics: Uint8Array | null; lengths: string } | undefined;
    if (!row) return;
    const removed = row.statistics ? unpackStatistics(row.statistics) : undefined;
    const terms = new Map(added?.terms);
    for (const [term, passages] of removed?.terms ?? []) terms.set(term, (terms.get(term) ?? 0) - passages);
    const add = this.database.prepare(
      `INSERT INTO terms (scope_id, term, passages) VALUES (?, ?, ?)
       ON CONFLICT (scope_id, term) DO UPDATE SET passages = passages + excluded.passages`,
    );
    for (const [term, passages] of terms) if (passages !== 0) add.run(row.scope_id, term, passages);
    const totals = JSON.parse(row.lengths) as Partial<Record<Field, number>>;
    for (const field of FIELDS) {
      totals[field] = (totals[field] ?? 0) + (added?.lengths[field] ?? 0) - (removed?.lengths[field] ?? 0);
    }
    this.database
      .prepare('UPDATE scopes SET passages = passages + ?, lengths = ? WHERE id = ?')
      .run((added?.passages ?? 0) - (removed?.passages ?? 0), JSON.stringify(totals), row.scope_id);
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
      instructions: row.instructions || undefined,
      contact_url: row.contact_url || undefined,
      scopes: scopes.map((scope) => toScope(scope, row.site)),
    };
  }
}

function packStatistics({ terms, passages, lengths }: PageStatistics): Uint8Array {
  return zstdCompressSync(JSON.stringify({ terms: [...terms], passages, lengths }));
}

function unpackStatistics(packed: Uint8Array): PageStatistics {
  const { terms, ...rest } = JSON.parse(zstdDecompressSync(packed).toString('utf8')) as Omit<
    PageStatistics,
    'terms'
  > & { terms: [string, number][] };
  return { ...rest, terms: new Map(terms) };
}

function toScope(row: ScopeRow, site: string): Scope {
  const totals = JSON.parse(row.lengths) as Partial<Record<Field, number>>;
  const mean = (field: Field): number => (totals[field] ?? 0) / Math.max(1, row.passages);
  return {
    id: row.id,
    site,
    locale: row.locale,
    recipe: { analyzerVersion: row.analyzer_version, embedding: row.embedding, place: row.place },
    versions: JSON.parse(row.versions) as string[],
    pages: row.pages,
    passages: row.passages,
    averageLengths: Object.fromEntries(FIELDS.map((field) => [field, mean(field)])) as Record<Field, number>,
    indexedAt: row.indexed_at,
  };
}
