import { analyzerFor } from './analysis/analyzer.js';
import { nearestTerm } from './analysis/spelling.js';
import type { CorpusStatistics, QueryTerm } from './ranking/candidate.js';
import type { Scope, SiteCatalog } from './site-catalog.js';

/** What a corrected word counts, against one that the reader wrote right. */
const CORRECTED_WEIGHT = 0.8;

/** A question of 2,000 characters with code in it has more words than meaning. */
const MAX_TERMS = 64;

/** The terms of a question with what the scope knows of them. */
export interface KnownTerms {
  terms: QueryTerm[];
  statistics: CorpusStatistics;
}

/**
 * The question's terms; whole words that the scope does not know are corrected to the nearest that it does. Of a flood of
 * terms those that the scope knows are kept before others.
 */
export async function knownTerms(
  catalog: SiteCatalog,
  scope: Scope,
  question: string,
  signal: AbortSignal,
): Promise<KnownTerms> {
  const all = analyzerFor(scope.locale).analyzeQuestion(question);
  const frequencies = await catalog.documentFrequencies(
    scope.id,
    all.map(({ term }) => term),
    signal,
  );
  const asked = all.map((term, position) => ({ ...term, isKnown: frequencies[position] !== 0 }));
  const terms = new Map<string, QueryTerm>();
  for (const { isKnown, ...written } of mostTelling(asked)) {
    const isCorrectable = !isKnown && written.weight === 1 && !written.isStopWord;
    const correction = isCorrectable ? await correct(catalog, scope, written.term, signal) : undefined;
    const known =
      correction === undefined
        ? written
        : { ...written, term: correction, weight: written.weight * CORRECTED_WEIGHT };
    if (known.weight > (terms.get(known.term)?.weight ?? 0)) terms.set(known.term, known);
  }
  const distinct = [...terms.values()];
  const documentFrequencies = await catalog.documentFrequencies(
    scope.id,
    distinct.map(({ term }) => term),
    signal,
  );
  const { passages, averageLengths } = scope;
  return { terms: distinct, statistics: { passages, averageLengths, documentFrequencies } };
}

function mostTelling<Term extends QueryTerm & { isKnown: boolean }>(terms: Term[]): Term[] {
  if (terms.length <= MAX_TERMS) return terms;
  return terms
    .toSorted((one, other) => Number(other.isKnown) - Number(one.isKnown) || other.weight - one.weight)
    .slice(0, MAX_TERMS);
}

async function correct(
  catalog: SiteCatalog,
  scope: Scope,
  term: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const [prefix] = term;
  if (prefix === undefined) return undefined;
  const lengths = { minLength: term.length - 2, maxLength: term.length + 2 };
  return nearestTerm(term, await catalog.termsLike(scope.id, { prefix, ...lengths }, signal));
}
