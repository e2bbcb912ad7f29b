import type { RankedCandidate } from './candidate.js';
import { bestFirst } from './ranker.js';

/** How little the first ranks differ from the next; the value of Cormack, Clarke and Büttcher 2009. */
const RANK_CONSTANT = 60;

/**
 * One order of two, by reciprocal rank: what stands high in either stands high, and what stands high in both on top.
 * A section that stands in one only is worth its rank there. Lexical scores of 0 are no rank.
 */
export function fuseRankings(lexical: RankedCandidate[], dense: RankedCandidate[]): RankedCandidate[] {
  const fused = new Map<string, RankedCandidate>();
  for (const ranking of [lexical.filter(({ score }) => score > 0), dense]) {
    for (const [rank, candidate] of ranking.entries()) {
      const section = `${candidate.pageId}#${candidate.anchor}`;
      const known = fused.get(section) ?? { ...candidate, score: 0 };
      fused.set(section, { ...known, score: known.score + 1 / (RANK_CONSTANT + rank + 1) });
    }
  }
  return bestFirst([...fused.values()]);
}
