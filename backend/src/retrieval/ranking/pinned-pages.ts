import type { Candidate, RankedCandidate } from './candidate.js';

/** How many places pages that a question names take: before all else as far as they match, and at least. */
const PLACES = { first: 4, least: 2 };

/**
 * The passages of pages that a question names which may be among its results: the best of them, and those that stand
 * first on their pages, which tell what the pages are about. `candidates` are in page order.
 */
export function choosePinned(
  ranked: RankedCandidate[],
  candidates: Candidate[],
  pinnedPages: ReadonlySet<string>,
): RankedCandidate[] {
  const place = new Map(candidates.map(({ id }, index) => [id, index]));
  const pinned = ranked
    .filter(({ pageId }) => pinnedPages.has(pageId))
    .sort((one, other) => place.get(one.id)! - place.get(other.id)!);
  const best = pinned.toSorted((one, other) => other.score - one.score).slice(0, PLACES.first);
  return [...new Set([...best, ...pinned.slice(0, PLACES.least)])];
}

/**
 * At most `limit` of these, best first: before all others those of pinned pages that match; those that do not match are
 * last, as many as are needed for a pinned page to be heard at all.
 */
export function pinnedFirst<Scored extends { score: number }>(
  scored: Scored[],
  isPinned: (scored: Scored) => boolean,
  limit: number,
): Scored[] {
  const pinned = scored.filter(isPinned);
  const first = pinned.filter(({ score }) => score > 0).slice(0, Math.min(PLACES.first, limit));
  const spare = pinned
    .filter((passage) => !first.includes(passage))
    .slice(0, Math.max(0, Math.min(PLACES.least, limit) - first.length));
  const others = scored.filter((passage) => !isPinned(passage));
  return [...first, ...others.slice(0, limit - first.length - spare.length), ...spare];
}
