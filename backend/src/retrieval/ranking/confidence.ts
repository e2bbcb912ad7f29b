import { FIELDS } from '../analysis/fields.js';
import {
  asksNothing,
  type Candidate,
  type CorpusStatistics,
  type QueryTerm,
  type RankedCandidate,
} from './candidate.js';
import { rarestWeight, termWeights } from './term-statistics.js';

/** From this confidence on a question counts as answered by the docs. */
export const ANSWER_THRESHOLD = 0.5;

interface Coefficients {
  intercept: number;
  share: number;
  logScore: number;
  missingNames: number;
}

/**
 * Logistics over measures of the best page, fitted on two sites' real questions: those their docs answer against those
 * they do not, and against those whose pages were taken away; at about two answerable questions to one that is not. Where
 * vectors count, pages hold less of the question's words and scores are higher.
 */
const BY_WORDS: Coefficients = { intercept: -1.44, share: 2.64, logScore: 2.02, missingNames: -1.56 };
const WITH_VECTORS: Coefficients = { intercept: -2.08, share: 3.3, logScore: 1.73, missingNames: -1.3 };

/**
 * How likely it is that the docs hold the answer, 0..1; 0 when nothing was found, or nothing but stop words asked.
 * `terms`, `candidates` and `statistics` are those that `ranked` came from.
 */
export function confidence(
  terms: QueryTerm[],
  ranked: RankedCandidate[],
  candidates: Candidate[],
  statistics: CorpusStatistics,
): number {
  const [best] = ranked;
  if (!best || best.score <= 0 || asksNothing(terms)) return 0;
  const page = candidates.filter(({ pageId }) => pageId === best.pageId);
  const isOnPage = terms.map((_term, index) =>
    page.some(({ occurrences }) => FIELDS.some((field) => (occurrences[field].frequencies[index] ?? 0) > 0)),
  );
  const weights = termWeights(terms, statistics);
  const rarest = rarestWeight(statistics);
  const sum = (counts: (index: number) => boolean): number =>
    weights.reduce((total, weight, index) => total + (counts(index) ? weight : 0), 0);

  // A question of a word or two cannot score what a sentence does, and need not.
  const asked = sum(() => true);
  const share = sum((index) => isOnPage[index]!) / asked;
  const missing = new Set(terms.flatMap(({ term }, index) => (isOnPage[index] ? [] : [term])));
  const lacksName = ({ term, nameParts }: QueryTerm): boolean =>
    nameParts !== undefined &&
    missing.has(term) &&
    (nameParts.length === 0 || nameParts.some((part) => missing.has(part)));
  const missingNames = sum((index) => lacksName(terms[index]!)) / rarest;
  const hasVectors = candidates.some(({ similarity }) => similarity !== undefined);
  const coefficients = hasVectors ? WITH_VECTORS : BY_WORDS;
  const logit =
    coefficients.intercept +
    coefficients.share * share +
    coefficients.logScore * Math.log(best.score / Math.min(rarest, asked)) +
    coefficients.missingNames * missingNames;
  return 1 / (1 + Math.exp(-logit));
}
