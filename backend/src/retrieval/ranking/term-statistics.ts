import type { CorpusStatistics } from './candidate.js';

/** How telling a term is: the rarer in the site, the more; never negative (Robertson and Spärck Jones, as Lucene smooths it). */
export function inverseDocumentFrequency(
  documentFrequency: number,
  { passages }: Pick<CorpusStatistics, 'passages'>,
): number {
  return Math.log(
    1 + (Math.max(passages, documentFrequency) - documentFrequency + 0.5) / (documentFrequency + 0.5),
  );
}
