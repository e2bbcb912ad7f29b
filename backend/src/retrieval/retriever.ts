import { AppError } from '../errors/app-error.js';
import { analyzerFor, type Analyzer } from './analysis/analyzer.js';
import { nearestTerm } from './analysis/spelling.js';
import type { QuotablePassage, SearchOutcome } from './found-passage.js';
import { PassageStore, type StoredPassage } from './passage-store.js';
import type { CorpusStatistics, QueryTerm, RankedCandidate } from './ranking/candidate.js';
import { confidence } from './ranking/confidence.js';
import { limitPerPage, rankCandidates } from './ranking/ranker.js';
import { makeSnippet } from './ranking/snippet.js';
import { chooseScope, type ReadingContext } from './reading-context.js';
import { SiteCatalog, type Scope } from './site-catalog.js';

/** One question to the passages of a site. */
export interface SearchRequest extends ReadingContext {
  site: string;
  question: string;
  /** At most so many passages. */
  limit: number;
  /** Path of the page the reader is on; its passages count a little more. */
  pageUrl?: string;
}

/** How many passages the store proposes to the ranker. */
const MAX_CANDIDATES = 300;
const MAX_PASSAGES_PER_PAGE = 3;
/** What a corrected word counts, against one that the reader wrote right. */
const CORRECTED_WEIGHT = 0.8;
/** What a passage of the reader's own page counts, against others. */
const CURRENT_PAGE_BOOST = 1.1;

/** Finds the passages that answer a question: analysis, candidates, ranking, snippets. Runs in a worker. */
export class Retriever {
  constructor(
    private readonly catalog: SiteCatalog,
    private readonly store: PassageStore,
  ) {}

  /** The best passages, best first; none when nothing matches. Throws `unknown_site`; stops when `signal` aborts. */
  async search(request: SearchRequest, signal?: AbortSignal): Promise<SearchOutcome<QuotablePassage>> {
    const site = await this.catalog.site(request.site, signal);
    if (!site) throw new AppError('unknown_site', `The site "${request.site}" has not been indexed yet.`);
    const { scope, version } = chooseScope(site, request);
    const analyzer = analyzerFor(scope.locale);
    const { terms, documentFrequencies } = await this.knownTerms(analyzer, scope, request.question, signal);
    const candidates = await this.store.candidates(
      { scope: scope.id, terms, version, limit: MAX_CANDIDATES },
      signal,
    );
    const statistics: CorpusStatistics = {
      passages: scope.passages,
      averageLengths: scope.averageLengths,
      documentFrequencies,
    };
    const ranked = rankCandidates(terms, candidates, statistics);
    const top = limitPerPage(ranked, MAX_PASSAGES_PER_PAGE).slice(0, request.limit);
    const passages = await this.store.load(
      top.map(({ id }) => id),
      signal,
    );
    const found = withScores(passages, top, request.pageUrl).map(({ passage, score }) =>
      toQuotable(passage, score, scope.locale, terms, analyzer),
    );
    return {
      results: found,
      confidence: confidence(terms, ranked, candidates, statistics),
      locale: scope.locale,
      version,
    };
  }

  /**
   * The question's terms; whole words that the scope does not know are corrected to the nearest that it does.
   */
  private async knownTerms(analyzer: Analyzer, scope: Scope, question: string, signal?: AbortSignal) {
    const asked = analyzer.analyzeQuestion(question);
    const frequencies = await this.catalog.documentFrequencies(
      scope.id,
      asked.map(({ term }) => term),
      signal,
    );
    const terms = new Map<string, QueryTerm>();
    for (const [position, written] of asked.entries()) {
      const isCorrectable = frequencies[position] === 0 && written.weight === 1;
      const correction = isCorrectable ? await this.correct(scope, written.term, signal) : undefined;
      const known =
        correction === undefined
          ? written
          : { ...written, term: correction, weight: written.weight * CORRECTED_WEIGHT };
      if (known.weight > (terms.get(known.term)?.weight ?? 0)) terms.set(known.term, known);
    }
    const distinct = [...terms.values()];
    const documentFrequencies = await this.catalog.documentFrequencies(
      scope.id,
      distinct.map(({ term }) => term),
      signal,
    );
    return { terms: distinct, documentFrequencies };
  }

  private async correct(scope: Scope, term: string, signal?: AbortSignal): Promise<string | undefined> {
    const [prefix] = term;
    if (prefix === undefined) return undefined;
    const lengths = { minLength: term.length - 2, maxLength: term.length + 2 };
    return nearestTerm(term, await this.catalog.termsLike(scope.id, { prefix, ...lengths }, signal));
  }
}

/** Passages with their final scores, best first; those of the reader's page a little higher. */
function withScores(
  passages: StoredPassage[],
  ranked: RankedCandidate[],
  pageUrl: string | undefined,
): { passage: StoredPassage; score: number }[] {
  const scores = new Map(ranked.map(({ id, score }) => [id, score]));
  const trimmed = (url: string): string => url.replace(/(.)\/$/, '$1');
  return passages
    .map((passage) => {
      const isCurrent = pageUrl !== undefined && trimmed(passage.url) === trimmed(pageUrl);
      return { passage, score: (scores.get(passage.id) ?? 0) * (isCurrent ? CURRENT_PAGE_BOOST : 1) };
    })
    .sort((one, other) => other.score - one.score);
}

function toQuotable(
  passage: StoredPassage,
  score: number,
  locale: string,
  terms: QueryTerm[],
  analyzer: Analyzer,
): QuotablePassage {
  const { snippet, highlights } = makeSnippet(passage.blocks, terms, analyzer);
  return {
    url:
      passage.anchor === '' ? passage.url : passage.url + new URL(`#${passage.anchor}`, 'http://page').hash,
    page_url: passage.url,
    title: passage.title,
    headings: passage.headings,
    snippet,
    highlights,
    score,
    locale,
    version: passage.version === '' ? undefined : passage.version,
    blocks: passage.blocks,
    links: passage.links,
  };
}
