import type { CorpusStatistics, QueryTerm } from './candidate.js';

/**
 * How telling each term is: what the reader's word counts, times how rare it is in the site (Robertson and Spärck Jones,
 * smoothed so that it is never negative).
 */
export function termWeights(
  terms: QueryTerm[],
  { passages, documentFrequencies }: Pick<CorpusStatistics, 'passages' | 'documentFrequencies'>,
): number[] {
  return terms.map(({ weight }, index) => {
    const frequency = documentFrequencies[index] ?? 0;
    const others = Math.max(0, passages - frequency);
    return weight * Math.log(1 + (others + 0.5) / (frequency + 0.5));
  });
}
