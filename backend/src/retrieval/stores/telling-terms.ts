import type { CandidateQuery } from '../passage-store.js';
import type { QueryTerm } from '../ranking/candidate.js';

/** How many passages all terms together may be found in; on smaller sites every term is looked for. */
const MAX_FOUND = 40_000;
/** So many of the most telling are looked for however many passages hold them. */
const ALWAYS_SOUGHT = 2;

/**
 * The terms by which candidates are looked for: the most telling ones first, as long as a lookup stays cheap. A passage
 * that holds only the common ones of a question's words is not its answer; the ranker judges by all of them.
 */
export function tellingTerms({
  terms,
  weights,
  documentFrequencies,
}: Pick<CandidateQuery, 'terms' | 'weights' | 'documentFrequencies'>): QueryTerm[] {
  const mostTellingFirst = [...terms.keys()].sort((one, other) => weights[other]! - weights[one]!);
  let found = 0;
  return mostTellingFirst
    .filter((index, rank) => {
      const frequency = documentFrequencies[index] ?? 0;
      if (rank >= ALWAYS_SOUGHT && found + frequency > MAX_FOUND) return false;
      found += frequency;
      return true;
    })
    .map((index) => terms[index]!);
}
