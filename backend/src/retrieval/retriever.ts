import { setImmediate } from 'node:timers/promises';
import { AppError } from '../errors/app-error.js';
import { analyzerFor } from './analysis/analyzer.js';
import type { QuotablePassage, SearchOutcome } from './found-passage.js';
import { type NeighbouringSection, neighbouringSections } from './neighbouring-sections.js';
import { passageText } from './passage-text.js';
import { holdsPhrases } from './quoted-phrases.js';
import type { PassageStore, StoredPassage } from './passage-store.js';
import { knownTerms } from './question-terms.js';
import type { Candidate, RankedCandidate } from './ranking/candidate.js';
import { confidence } from './ranking/confidence.js';
import { currentCandidates } from './ranking/current-candidates.js';
import { choosePinned, pinnedFirst } from './ranking/pinned-pages.js';
import { limitPerPage, NEAR_SECTIONS, rankCandidates } from './ranking/ranker.js';
import { termWeights } from './ranking/term-statistics.js';
import { chooseScope, type ReadingContext, type SearchScope } from './reading-context.js';
import type { SearchModels } from './search-models.js';
import type { Scope, SiteCatalog } from './site-catalog.js';
import { toQuotablePassage } from './to-quotable-passage.js';

/** One question to the passages of a site. */
export interface SearchRequest extends ReadingContext {
  site: string;
  question: string;
  /** At most so many passages. */
  limit: number;
  /** Path of the page the reader is on; its passages count a little more. */
  pageUrl?: string;
  /** Paths of pages that the question names: passages of theirs are among the results whatever else is found. */
  pinned?: string[];
}

/** Which sections to find the neighbours of. */
export interface NeighbourRequest extends ReadingContext {
  site: string;
  /** Paths of the sections with their `#anchor`, the most telling first. */
  urls: string[];
  /** At most so many neighbours. */
  limit: number;
}

/** How many passages the store proposes to the ranker by their words. */
const MAX_CANDIDATES = 300;
const MAX_PASSAGES_PER_PAGE = 3;
/** How many of the best passages are looked at once more: by a reranker, or for phrases that the question quotes. */
const MAX_JUDGED = 40;
/** What a passage counts that holds the quoted phrases as they stand, against others. */
const PHRASES_BOOST = 1.3;
/** What a passage of the reader's own page counts, against others. */
const CURRENT_PAGE_BOOST = 1.1;
/** How often a search begins anew when pages were replaced while it ran. */
const MAX_ATTEMPTS = 3;

/** Finds the passages that answer a question: analysis, candidates, ranking, snippets. Runs in a worker. */
export class Retriever {
  constructor(
    private readonly catalog: SiteCatalog,
    private readonly store: PassageStore,
    private readonly models: SearchModels,
  ) {}

  /**
   * The best passages, best first; none when nothing matches. Throws `unknown_site`, `unavailable` while the site is
   * moved to another store, and what the store throws; stops when `signal` aborts.
   */
  async search(request: SearchRequest, signal: AbortSignal): Promise<SearchOutcome<QuotablePassage>> {
    for (let attempt = 1; ; attempt++) {
      const found = await this.scopeOf(request, signal);
      try {
        const outcome = await this.searchScope(request, found, signal);
        if (outcome || attempt === MAX_ATTEMPTS) return outcome ?? nothingIn(found);
      } catch (error) {
        const isMoved = (await this.scopeOf(request, signal)).scope.recipe.place !== found.scope.recipe.place;
        if (!isMoved || attempt === MAX_ATTEMPTS) throw error;
      }
    }
  }

  /** Sections that stand next to others on their pages; none of pages that are gone. Throws as `search`. */
  async neighbours(request: NeighbourRequest, signal: AbortSignal): Promise<NeighbouringSection[]> {
    const { scope } = await this.scopeOf(request, signal);
    const pages = [...new Set(request.urls.map((url) => url.replace(/#.*$/s, '')))];
    const pageIds = await this.catalog.pagesAt(scope.id, pages, signal);
    if (pageIds.length === 0) return [];
    const places = await this.store.places(scope.recipe.place, scope, pageIds, signal);
    const revisions = await this.catalog.revisions(scope.id, pageIds, signal);
    const current = places.filter(
      ({ pageId, revision }) => revision === undefined || revision === revisions.get(Number(pageId)),
    );
    return neighbouringSections(current, request.urls, request.limit);
  }

  private async scopeOf(
    request: ReadingContext & { site: string },
    signal: AbortSignal,
  ): Promise<SearchScope> {
    const site = await this.catalog.site(request.site, signal);
    if (!site) {
      throw new AppError('unknown_site', `The site "${request.site}" has not been indexed yet.`, {
        sentence: 'site_not_indexed',
      });
    }
    return chooseScope(site, request);
  }

  /** The outcome; undefined when passages that were ranked have been replaced since. */
  private async searchScope(
    { question, limit, pageUrl, pinned = [] }: SearchRequest,
    { scope, version }: SearchScope,
    signal: AbortSignal,
  ): Promise<SearchOutcome<QuotablePassage> | undefined> {
    const isEmbedded =
      scope.recipe.embedding !== '' && scope.recipe.embedding === this.models.embeddingDescription;
    const vector = isEmbedded ? this.models.embedQuestion(question, signal) : undefined;
    vector?.catch(() => undefined);
    // The request for the vector is on its way before the words are looked up, which keeps this thread busy.
    if (vector) await setImmediate();
    const { terms, statistics } = await knownTerms(this.catalog, scope, question, signal);
    const pinnedPages = pinned.length > 0 ? await this.catalog.pagesAt(scope.id, pinned, signal) : [];
    const candidates = await this.current(
      scope,
      await this.store.candidates(
        {
          scope,
          place: scope.recipe.place,
          terms,
          weights: termWeights(terms, statistics),
          documentFrequencies: statistics.documentFrequencies,
          vector,
          version,
          pinned: pinnedPages,
          limit: MAX_CANDIDATES,
          nearest: NEAR_SECTIONS,
        },
        signal,
      ),
      signal,
    );
    const ranked = rankCandidates(terms, candidates, statistics);
    const pinnedIds = new Set(pinnedPages.map(String));
    const chosen = choosePinned(ranked, candidates, pinnedIds);
    const others = ranked.filter(({ pageId }) => !pinnedIds.has(pageId));
    const best = [...chosen, ...limitPerPage(others, MAX_PASSAGES_PER_PAGE)];
    const wanted = limit + chosen.length;
    const judged = await this.judge(question, scope, best, wanted, signal);
    if (!judged) return undefined;
    const analyzer = analyzerFor(scope.locale);
    const ordered = boosted(judged.slice(0, wanted), CURRENT_PAGE_BOOST, isOnPage(pageUrl));
    return {
      results: pinnedFirst(ordered, ({ passage }) => pinnedIds.has(passage.pageId), limit).map(
        ({ passage, score }) => toQuotablePassage(passage, { score, locale: scope.locale, terms, analyzer }),
      ),
      confidence: confidence(terms, ranked, candidates, statistics),
      locale: scope.locale,
      version,
    };
  }

  private async current(scope: Scope, candidates: Candidate[], signal: AbortSignal): Promise<Candidate[]> {
    if (!candidates.some(({ revision }) => revision !== undefined)) return candidates;
    const pageIds = [...new Set(candidates.map(({ pageId }) => Number(pageId)))];
    const revisions = await this.catalog.revisions(scope.id, pageIds, signal);
    return currentCandidates(
      candidates,
      new Map([...revisions].map(([pageId, revision]) => [String(pageId), revision])),
    );
  }

  /** At least `limit` of the best passages with their scores, reranked where a model does that; undefined when some are gone. */
  private async judge(
    question: string,
    { recipe, locale }: Scope,
    ranked: RankedCandidate[],
    limit: number,
    signal: AbortSignal,
  ): Promise<ScoredPassage[] | undefined> {
    const analyzer = analyzerFor(locale);
    const phrases = analyzer.phrasesOf(question);
    const areJudged = this.models.reranks || phrases.length > 0;
    const wanted = areJudged ? Math.max(limit, MAX_JUDGED) : limit;
    const best = ranked.slice(0, wanted);
    const passages = await this.store.load(
      recipe.place,
      best.map(({ id }) => id),
      signal,
    );
    if (passages.length < best.length) return undefined;
    const scored = boosted(
      passages.map((passage, index) => ({ passage, score: best[index]!.score })),
      PHRASES_BOOST,
      (passage) => phrases.length > 0 && holdsPhrases(passage, phrases, analyzer),
    );
    const judged = scored.slice(0, MAX_JUDGED);
    const texts = judged.map(({ passage }) => passageText(passage.title, passage));
    const relevance = await this.models.rerank(question, texts, signal);
    if (!relevance) return scored;
    const unjudged = scored.slice(MAX_JUDGED).map(({ passage }) => ({ passage, score: 0 }));
    const reranked = judged.map(({ passage }, index) => ({ passage, score: relevance[index]! }));
    return [...reranked.sort((one, other) => other.score - one.score), ...unjudged];
  }
}

interface ScoredPassage {
  passage: StoredPassage;
  score: number;
}

/** Best first, once those passages that `deserves` says count `boost` times as much. */
function boosted(
  scored: ScoredPassage[],
  boost: number,
  deserves: (passage: StoredPassage) => boolean,
): ScoredPassage[] {
  return scored
    .map(({ passage, score }) => ({ passage, score: score * (deserves(passage) ? boost : 1) }))
    .sort((one, other) => other.score - one.score);
}

function isOnPage(pageUrl: string | undefined): (passage: StoredPassage) => boolean {
  const trimmed = (url: string): string => url.replace(/(.)\/$/, '$1');
  return ({ url }) => pageUrl !== undefined && trimmed(url) === trimmed(pageUrl);
}

function nothingIn({ scope, version }: SearchScope): SearchOutcome<QuotablePassage> {
  return { results: [], confidence: 0, locale: scope.locale, version };
}
