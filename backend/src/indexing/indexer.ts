import { setImmediate as nextTick } from 'node:timers/promises';
import { ANALYZER_VERSION } from '../retrieval/analysis/analyzer.js';
import { isSameRecipe, type IndexRecipe } from '../retrieval/index-recipe.js';
import type { IndexTransaction } from '../retrieval/index-transaction.js';
import { passageText } from '../retrieval/passage-text.js';
import type { AnalyzedPassage, PageTarget, PassageStore } from '../retrieval/passage-store.js';
import {
  pageKey,
  type CatalogPage,
  type PageIdentity,
  type Scope,
  type SiteCatalog,
} from '../retrieval/site-catalog.js';
import { analyzePage, hashOfPage } from './analyze-page.js';
import { isUnchanged, textsOf, type IndexWork } from './index-work.js';
import type { IndexingProgress, IndexingSummary } from './indexing-summary.js';
import { countStatistics } from './page-statistics.js';
import type { PassageEmbedder } from './passage-embedder.js';
import type { StagedUpload } from './staged-upload.js';

type Counts = Pick<IndexingSummary, 'added' | 'updated' | 'unchanged' | 'removed'>;

/** What an indexer works with. */
export interface IndexerParts {
  catalog: SiteCatalog;
  store: PassageStore;
  transaction: IndexTransaction;
  /** Absent without an embedder. */
  embedder?: PassageEmbedder;
  /** Tells the operator. */
  log(message: string): void;
}

/** Brings the index to what an upload says: only changed pages are split, analysed, embedded and stored again. */
export class Indexer {
  constructor(private readonly parts: IndexerParts) {}

  /** What the service makes its index with now. */
  get making(): Omit<IndexRecipe, 'place'> {
    return { analyzerVersion: ANALYZER_VERSION, embedding: this.parts.embedder?.description ?? '' };
  }

  /**
   * Applies an upload: embeds, then stores page by page; applying it again changes nothing. Progress is told after every
   * page. Throws `embedding_failed`, with nothing applied, or what a store throws: applying it again then goes on.
   */
  async apply(
    upload: StagedUpload,
    pages: () => AsyncIterable<CatalogPage>,
    onProgress: (progress: IndexingProgress) => void,
    signal: AbortSignal,
  ): Promise<IndexingSummary> {
    const former = await this.scopeOf(upload);
    const work = await this.plan(upload, former, pages, onProgress, signal);
    const embedded = await this.embed(work, signal);
    const counts = await this.parts.transaction.run(() => this.applyPages(work, signal));
    await this.parts.embedder?.prune();
    await this.tidy(former, work.recipe, signal);
    const scope = await this.scopeOf(upload);
    return {
      site: upload.site,
      locale: upload.locale,
      pages: scope?.pages ?? 0,
      ...counts,
      passages: scope?.passages ?? 0,
      embedded,
    };
  }

  /** The scopes that were made otherwise than the service would make them now. */
  async staleScopes(signal?: AbortSignal): Promise<Scope[]> {
    const sites = await this.parts.catalog.sites(signal);
    const { analyzerVersion, embedding } = this.making;
    return sites
      .flatMap(({ scopes }) => scopes)
      .filter(({ recipe }) => recipe.analyzerVersion !== analyzerVersion || recipe.embedding !== embedding);
  }

  /**
   * Makes every stale scope anew from its kept sources; those that would cost money only when `mayPay`. Readers go on
   * with the old passages until all of the new ones are there.
   */
  async refreshStale(mayPay: boolean, signal: AbortSignal): Promise<void> {
    const place = await this.parts.store.open(this.making, signal);
    for (const { scopes } of await this.parts.catalog.sites(signal)) {
      for (const scope of scopes) {
        if (!isSameRecipe(scope.recipe, { ...this.making, place })) await this.refresh(scope, mayPay, signal);
      }
    }
  }

  /** Removes a site with all its pages; false when there was none. */
  async removeSite(site: string, signal: AbortSignal): Promise<boolean> {
    return this.parts.transaction.run(async () => {
      const scopes = (await this.parts.catalog.site(site))?.scopes ?? [];
      for (const scope of scopes) await this.parts.store.leave(scope.recipe.place, scope, false, signal);
      return this.parts.catalog.removeSite(site);
    });
  }

  private async refresh({ id, site, locale }: Scope, mayPay: boolean, signal: AbortSignal): Promise<void> {
    const kept = await this.parts.catalog.pages(id, signal);
    const sources = (): AsyncGenerator<CatalogPage> => this.sources(kept);
    if (!mayPay && (await this.parts.embedder?.isAnyMissing(textsOf(sources())))) {
      this.parts.log(
        `The index of "${site}" (${locale}) was made otherwise than it would be made now, and making it anew costs money: ` +
          'set REINDEX=auto, or send its pages again. Until then it is searched by words alone.',
      );
      return;
    }
    this.parts.log(`The index of "${site}" (${locale}) is made anew: ${kept.length} pages.`);
    const upload = { id: '', site, locale, prune: false, metadata: {}, pages: kept.length };
    await this.apply(upload, sources, () => undefined, signal);
    this.parts.log(`The index of "${site}" (${locale}) is up to date.`);
  }

  private async plan(
    upload: StagedUpload,
    scope: Scope | undefined,
    pages: () => AsyncIterable<CatalogPage>,
    onProgress: (progress: IndexingProgress) => void,
    signal: AbortSignal,
  ): Promise<IndexWork> {
    const recipe = { ...this.making, place: await this.parts.store.open(this.making, signal) };
    const isCurrent = scope !== undefined && isSameRecipe(scope.recipe, recipe);
    const kept = scope ? await this.parts.catalog.pages(scope.id, signal) : [];
    const known = new Map(kept.map((page) => [page.key, page]));
    const isWhole = isCurrent || upload.prune;
    return {
      upload,
      recipe,
      isCurrent,
      known,
      pages: isWhole ? pages : () => this.withKept(pages(), known),
      onProgress,
    };
  }

  private async embed(work: IndexWork, signal: AbortSignal): Promise<number> {
    const { embedder } = this.parts;
    if (!embedder) return 0;
    let done = 0;
    const onPage = (): void =>
      work.onProgress({ stage: 'embedding', done: ++done, total: Math.max(done, work.upload.pages) });
    return embedder.embedMissing(
      textsOf(work.pages(), (page) => !isUnchanged(work, page)),
      onPage,
      signal,
    );
  }

  private async applyPages(work: IndexWork, signal: AbortSignal): Promise<Counts> {
    const { upload, recipe, onProgress } = work;
    const { catalog, store } = this.parts;
    const scope = await catalog.openScope(upload.site, upload.locale, upload.metadata, signal);
    if (!work.isCurrent) await store.clear(recipe.place, scope, signal);
    const gone = new Map(work.known);
    const counts: Counts = { added: 0, updated: 0, unchanged: 0, removed: 0 };
    let done = 0;
    for await (const page of work.pages()) {
      gone.delete(pageKey(page));
      counts[await this.put(work, scope, page, signal)]++;
      onProgress({ stage: 'applying', done: ++done, total: Math.max(done, upload.pages) });
      await nextTick();
    }
    if (upload.prune) {
      for (const { id } of gone.values()) {
        await store.removePage({ scope, place: recipe.place, pageId: id }, signal);
        await catalog.removePage(id, signal);
        counts.removed++;
      }
    }
    await catalog.finishScope(scope.id, recipe, signal);
    return counts;
  }

  private async put(
    work: IndexWork,
    scope: Scope,
    page: CatalogPage,
    signal: AbortSignal,
  ): Promise<'added' | 'updated' | 'unchanged'> {
    const { catalog, store } = this.parts;
    const before = work.known.get(pageKey(page));
    if (isUnchanged(work, page)) return 'unchanged';
    const { title, passages } = await this.analyze(page);
    const { id, revision } = before ?? (await catalog.registerPage(scope.id, page, signal));
    const { url, version } = page;
    const target: PageTarget = {
      scope,
      place: work.recipe.place,
      pageId: id,
      revision: revision + 1,
      url,
      title,
      version,
    };
    // An earlier try that broke off may have left passages of this revision.
    if (before) await store.settlePage({ ...target, revision }, signal);
    await store.putPage(target, passages, signal);
    const hash = hashOfPage(page);
    const stored = {
      hash,
      revision: target.revision,
      statistics: countStatistics(passages.map(({ tokens }) => tokens)),
      embeddingKeys: passages.flatMap(({ embedding }) => embedding?.key ?? []),
    };
    await catalog.putPage(id, { ...page, title }, stored, signal);
    if (before) await store.settlePage(target, signal);
    if (!before || before.hash === '') return 'added';
    return before.hash === hash ? 'unchanged' : 'updated';
  }

  private async analyze(page: CatalogPage): Promise<{ title: string; passages: AnalyzedPassage[] }> {
    const { title, passages } = analyzePage(page);
    const { embedder } = this.parts;
    if (!embedder) return { title, passages };
    const embeddings = await embedder.vectorsOf(passages.map((passage) => passageText(title, passage)));
    return {
      title,
      passages: passages.map((passage, index) => ({ ...passage, embedding: embeddings[index] })),
    };
  }

  /** Clears the place that a scope has left, and tells the store when no scope is in another one. */
  private async tidy(former: Scope | undefined, { place }: IndexRecipe, signal: AbortSignal): Promise<void> {
    const sites = await this.parts.catalog.sites(signal);
    const places = new Set(sites.flatMap(({ scopes }) => scopes.map(({ recipe }) => recipe.place)));
    if (places.size === 1) await this.parts.store.publish(place, signal);
    if (former && former.recipe.place !== place) {
      await this.parts.store.leave(former.recipe.place, former, !places.has(former.recipe.place), signal);
    }
  }

  private async scopeOf({ site, locale }: { site: string; locale: string }): Promise<Scope | undefined> {
    return (await this.parts.catalog.site(site))?.scopes.find((scope) => scope.locale === locale);
  }

  /** The pages of an upload, then those that it leaves alone. */
  private async *withKept(
    pages: AsyncIterable<CatalogPage>,
    known: ReadonlyMap<string, PageIdentity>,
  ): AsyncGenerator<CatalogPage> {
    const others = new Map(known);
    for await (const page of pages) {
      others.delete(pageKey(page));
      yield page;
    }
    yield* this.sources([...others.values()]);
  }

  private async *sources(pages: PageIdentity[]): AsyncGenerator<CatalogPage> {
    for (const { id } of pages) yield await this.parts.catalog.page(id);
  }
}
