import type { Candidate, CorpusStatistics, QueryTerm, RankedCandidate } from './candidate.js';
import { termWeights } from './term-statistics.js';
import { FIELDS } from '../analysis/fields.js';

/** From this confidence on a question counts as answered by the docs. */
export const ANSWER_THRESHOLD = 0.5;

/** How likely it is that the docs hold the answer, 0..1. */
export function confidence(
  terms: QueryTerm[],
  ranked: RankedCandidate[],
  candidates: Candidate[],
  statistics: CorpusStatistics,
): number {
  const [best] = ranked;
  if (!best) return 0;
  const weights = termWeights(terms, statistics);
  const total = weights.reduce((a, b) => a + b, 0);
  const top = candidates.filter(({ id }) => id === best.id);
  const found = weights.filter((_w, i) =>
    top.some((c) => FIELDS.some((f) => (c.occurrences[f].frequencies[i] ?? 0) > 0)),
  );
  return found.reduce((a, b) => a + b, 0) / (total || 1);
}
