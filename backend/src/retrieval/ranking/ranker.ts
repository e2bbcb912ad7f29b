import { type Field, FIELDS } from '../analysis/fields.js';
import type { Candidate, CorpusStatistics, QueryTerm, RankedCandidate } from './candidate.js';
import { termWeights } from './term-statistics.js';

/** BM25F, Robertson, Zaragoza and Taylor 2004: how much a field counts, and how much its length is held against it. */
const FIELD_PARAMETERS: Record<Field, { weight: number; b: number }> = {
  heading: { weight: 4, b: 0.3 },
  title: { weight: 0.5, b: 0.3 },
  breadcrumb: { weight: 1, b: 0.3 },
  description: { weight: 1, b: 0.3 },
  prose: { weight: 1, b: 0.5 },
  code: { weight: 0.7, b: 0.1 },
};
const K1 = 1.8;

/** What the section nearest to the question by its vector gains, as a share of what the best one has by its words. */
const NEARNESS_WEIGHT = 0.3;
/** How many sections are near at all. The measure is relative: models differ in how near the unrelated is. */
export const NEAR_SECTIONS = 100;

/** A page that holds several good sections is the likelier place (Callan 1994; Arvola 2005). */
const PAGE_EVIDENCE = 0.3;
const PAGE_EVIDENCE_SECTIONS = 5;

/** Column weights by which FTS5's `bm25()` finds nearly the candidates that the ranker would put on top. */
export const CANDIDATE_WEIGHTS = Object.fromEntries(
  FIELDS.map((field) => [field, FIELD_PARAMETERS[field].weight]),
) as Record<Field, number>;

/**
 * Orders sections by BM25F over their fields, by the nearness of their vectors to the question's where there are vectors,
 * and by the evidence of their page's best ones; best first, one passage for each section, its best. `terms`, the
 * frequencies in `candidates` and those in `statistics` are in the same order.
 */
export function rankCandidates(
  terms: QueryTerm[],
  candidates: Candidate[],
  statistics: CorpusStatistics,
): RankedCandidate[] {
  const weights = termWeights(terms, statistics);
  const byWords = bestOfSections(candidates, ({ occurrences }) =>
    scorePassage(occurrences, weights, statistics.averageLengths),
  );
  const sections = addNearness(byWords);
  const evidence = pageEvidence(sections);
  return bestFirst(
    sections.map(({ id, pageId, anchor, score }) => ({
      id,
      pageId,
      anchor,
      score: score + PAGE_EVIDENCE * evidence.get(pageId)!,
    })),
  );
}

/** Best first; equals in an order that does not depend on the store. */
export function bestFirst(ranked: RankedCandidate[]): RankedCandidate[] {
  const place = ({ pageId, anchor }: RankedCandidate): string => `${pageId}#${anchor}`;
  return ranked.sort((one, other) => other.score - one.score || (place(one) < place(other) ? -1 : 1));
}

/** At most `max` passages of a page, the order kept. */
export function limitPerPage(ranked: RankedCandidate[], max: number): RankedCandidate[] {
  const taken = new Map<string, number>();
  return ranked.filter(({ pageId }) => {
    const count = (taken.get(pageId) ?? 0) + 1;
    taken.set(pageId, count);
    return count <= max;
  });
}

/** A section by its best passage; its similarity is that of its nearest one. */
interface Section extends RankedCandidate {
  similarity?: number;
}

/** The best passage of each section: the parts of a long one would otherwise crowd out the rest of their page. */
function bestOfSections(candidates: Candidate[], scoreOf: (candidate: Candidate) => number): Section[] {
  const sections = new Map<string, Section>();
  for (const candidate of candidates) {
    const { id, pageId, anchor, similarity } = candidate;
    const place = `${pageId}#${anchor}`;
    const score = scoreOf(candidate);
    const known = sections.get(place);
    const isNearer = similarity !== undefined && similarity > (known?.similarity ?? -Infinity);
    const isBetter = !known || score > known.score || (score === known.score && isNearer);
    sections.set(place, {
      ...(isBetter ? { id, pageId, anchor, score } : known),
      similarity: isNearer ? similarity : known?.similarity,
    });
  }
  return [...sections.values()];
}

/** Adds what nearness is worth: all of it for the nearest section, nothing from the hundredth on. */
function addNearness(sections: Section[]): Section[] {
  const similarities = sections
    .flatMap(({ similarity = [] }) => similarity)
    .sort((one, other) => other - one)
    .slice(0, NEAR_SECTIONS);
  const nearest = similarities[0];
  const farthest = similarities.at(-1);
  if (nearest === undefined || farthest === undefined || nearest === farthest) return sections;
  const bestByWords = sections.reduce((best, { score }) => Math.max(best, score), 0);
  const worth = NEARNESS_WEIGHT * (bestByWords || 1);
  return sections.map((section) => {
    const nearness = ((section.similarity ?? farthest) - farthest) / (nearest - farthest);
    return { ...section, score: section.score + worth * Math.max(0, nearness) };
  });
}

function scorePassage(
  occurrences: Candidate['occurrences'],
  weights: number[],
  averageLengths: Record<Field, number>,
): number {
  const frequencies = weightedFrequencies(occurrences, weights.length, averageLengths);
  return weights.reduce((sum, weight, index) => sum + weight * saturated(frequencies[index]!), 0);
}

/** How often each of `count` terms stands in a passage, weighed by field and held against the fields' lengths. */
export function weightedFrequencies(
  occurrences: Candidate['occurrences'],
  count: number,
  averageLengths: Record<Field, number>,
): Float64Array {
  const frequencies = new Float64Array(count);
  for (const field of FIELDS) {
    const { weight, b } = FIELD_PARAMETERS[field];
    const { frequencies: counts, length } = occurrences[field];
    const norm = 1 - b + b * (length / (averageLengths[field] || 1));
    for (let index = 0; index < count; index += 1) {
      frequencies[index]! += (weight * (counts[index] ?? 0)) / norm;
    }
  }
  return frequencies;
}

/** What a weighed frequency is worth, 0..1: each further occurrence adds less. */
export function saturated(frequency: number): number {
  return frequency / (K1 + frequency);
}

function pageEvidence(sections: RankedCandidate[]): Map<string, number> {
  const scores = new Map<string, number[]>();
  for (const { pageId, score } of sections) {
    const ofPage = scores.get(pageId);
    if (ofPage) ofPage.push(score);
    else scores.set(pageId, [score]);
  }
  const best = (ofPage: number[]): number[] =>
    ofPage.sort((one, other) => other - one).slice(0, PAGE_EVIDENCE_SECTIONS);
  return new Map(
    [...scores].map(([pageId, ofPage]) => [pageId, best(ofPage).reduce((sum, score) => sum + score, 0)]),
  );
}
