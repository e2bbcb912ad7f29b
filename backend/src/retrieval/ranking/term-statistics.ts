import type { CorpusStatistics, QueryTerm } from './candidate.js';

/**
 * How telling each term is: what the reader's word counts, times how rare it is in the site (Robertson and Spärck Jones,
 * smoothed so that it is never negative).
 */
export function termWeights(
  terms: QueryTerm[],
  { passages, documentFrequencies }: Pick<CorpusStatistics, 'passages' | 'documentFrequencies'>,
): number[] {
  return terms.map(({ weight }, index) => weight * rarity(documentFrequencies[index] ?? 0, passages));
}

/** The weight of a word that the site does not hold at all: the measure for scores of sites of different size. */
export function rarestWeight({ passages }: Pick<CorpusStatistics, 'passages'>): number {
  return rarity(0, passages);
}

function rarity(documentFrequency: number, passages: number): number {
  const others = Math.max(0, passages - documentFrequency);
  return Math.log(1 + (others + 0.5) / (documentFrequency + 0.5));
}
