import { createHash } from 'node:crypto';
import { setImmediate as nextTick } from 'node:timers/promises';
import { ANALYZER_VERSION, analyzerFor } from '../retrieval/analysis/analyzer.js';
import type { IndexTransaction } from '../retrieval/index-transaction.js';
import { splitPage } from '../retrieval/passages/split-page.js';
import type { AnalyzedPassage, PassageStore } from '../retrieval/passage-store.js';
import { pageKey, type CatalogPage, type PageIdentity, type SiteCatalog } from '../retrieval/site-catalog.js';
import type { StagedUpload } from './staged-upload.js';
import { StatisticsCounter } from './statistics-change.js';

/** How far an upload has come. */
export interface IndexingProgress {
  stage: 'applying';
  /** Pages done, of `total`. */
  done: number;
  total: number;
}

/** What an upload changed, all of it applied. */
export interface IndexingSummary {
  site: string;
  locale: string;
  /** Pages of the site and locale now. */
  pages: number;
  added: number;
  updated: number;
  unchanged: number;
  removed: number;
  /** Passages of the site and locale now. */
  passages: number;
  /** Passages that were embedded for this upload. */
  embedded: number;
}

interface Counts {
  added: number;
  updated: number;
  unchanged: number;
  removed: number;
}

/** Brings the index to what an upload says: only changed pages are split, analysed and stored again. */
export class Indexer {
  constructor(
    private readonly catalog: SiteCatalog,
    private readonly store: PassageStore,
    private readonly transaction: IndexTransaction,
  ) {}

  /**
   * Applies an upload as a whole; applying it again changes nothing. Progress is told after every page.
   * Throws when a store fails; nothing is applied then.
   */
  async apply(
    upload: StagedUpload,
    pages: AsyncIterable<CatalogPage>,
    onProgress: (progress: IndexingProgress) => void,
  ): Promise<IndexingSummary> {
    const counts = await this.transaction.run(async () => {
      const scope = await this.catalog.openScope(upload.site, upload.locale, upload.metadata);
      await this.store.openScope(scope);
      const isCurrent = (await this.scopeOf(upload))?.analyzerVersion === ANALYZER_VERSION;
      const known = new Map((await this.catalog.pages(scope)).map((page) => [page.key, page]));
      const statistics = new StatisticsCounter();
      const tally: Counts = { added: 0, updated: 0, unchanged: 0, removed: 0 };
      let done = 0;
      for await (const page of pages) {
        const before = known.get(pageKey(page));
        known.delete(pageKey(page));
        tally[await this.put(scope, page, before, isCurrent, statistics)]++;
        onProgress({ stage: 'applying', done: ++done, total: upload.pages });
        await nextTick();
      }
      if (upload.prune) tally.removed = await this.removePages(scope, [...known.values()], statistics);
      await this.catalog.finishScope(scope, statistics, ANALYZER_VERSION);
      return tally;
    });
    const scope = await this.scopeOf(upload);
    return {
      site: upload.site,
      locale: upload.locale,
      pages: scope?.pages ?? 0,
      ...counts,
      passages: scope?.passages ?? 0,
      embedded: 0,
    };
  }

  /** Splits and analyses anew, from the kept sources, every page that an older Analyzer has indexed. */
  async refreshStale(): Promise<void> {
    for (const site of await this.catalog.sites()) {
      for (const scope of site.scopes.filter(({ analyzerVersion }) => analyzerVersion !== ANALYZER_VERSION)) {
        const kept = await this.catalog.pages(scope.id);
        await this.apply(
          { id: '', site: site.site, locale: scope.locale, prune: false, metadata: {}, pages: kept.length },
          this.sources(kept),
          () => undefined,
        );
      }
    }
  }

  /** Removes a site with all its pages; false when there was none. */
  async removeSite(site: string): Promise<boolean> {
    return this.transaction.run(async () => {
      for (const scope of (await this.catalog.site(site))?.scopes ?? [])
        await this.store.removeScope(scope.id);
      return this.catalog.removeSite(site);
    });
  }

  private async put(
    scope: number,
    page: CatalogPage,
    before: PageIdentity | undefined,
    isCurrent: boolean,
    statistics: StatisticsCounter,
  ): Promise<'added' | 'updated' | 'unchanged'> {
    const hash = hashOf(page);
    const isSame = before?.hash === hash;
    if (isSame && isCurrent) return 'unchanged';
    const { title, passages } = analyze(page);
    const pageId = await this.catalog.putPage(scope, { ...page, title }, hash);
    const replaced = await this.store.putPage({ scope, pageId, version: page.version }, passages);
    for (const tokens of replaced) statistics.remove(tokens);
    for (const { tokens } of passages) statistics.add(tokens);
    if (isSame) return 'unchanged';
    return before ? 'updated' : 'added';
  }

  private async removePages(
    scope: number,
    pages: PageIdentity[],
    statistics: StatisticsCounter,
  ): Promise<number> {
    for (const { id } of pages) {
      const replaced = await this.store.putPage({ scope, pageId: id, version: '' }, []);
      for (const tokens of replaced) statistics.remove(tokens);
      await this.catalog.removePage(id);
    }
    return pages.length;
  }

  private async scopeOf({ site, locale }: { site: string; locale: string }) {
    return (await this.catalog.site(site))?.scopes.find((scope) => scope.locale === locale);
  }

  private async *sources(pages: PageIdentity[]): AsyncGenerator<CatalogPage> {
    for (const { id } of pages) yield await this.catalog.page(id);
  }
}

function analyze(page: CatalogPage): { title: string; passages: AnalyzedPassage[] } {
  const split = splitPage(page);
  const analyzer = analyzerFor(page.locale);
  const passages = split.passages.map((passage) => ({
    ...passage,
    tokens: analyzer.analyzePassage(split, passage),
  }));
  return { title: split.title, passages };
}

function hashOf({ url, title, content, format, version, description, updated_at }: CatalogPage): string {
  const parts = [url, title, content, format, version, description ?? null, updated_at ?? null];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
