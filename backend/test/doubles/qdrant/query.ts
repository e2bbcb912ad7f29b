import type { Collection, Point } from './collection.ts';
import type { Collections } from './collections.ts';
import { passes } from './filter.ts';
import { fuseByDistribution, fuseByRank } from './fusion.ts';
import { nearest } from './nearest.ts';
import { orderPoints } from './order-by.ts';
import { compareIds } from './point-id.ts';
import { badRequest, notServed } from './qdrant-error.ts';
import type { ScoredPoint } from './scored-point.ts';
import type { Filter, Prefetch, Query, QueryRequest, VectorInput } from './wire-types.ts';

const DEFAULT_LIMIT = 10;

/** Answers a `points/query` request: best first, equal scores by id. */
export function runQuery(
  collections: Collections,
  collection: Collection,
  request: QueryRequest,
): ScoredPoint[] {
  const offset = request.offset ?? 0;
  const limit = request.limit ?? DEFAULT_LIMIT;
  return search(collections, collection, { ...request, limit: offset + limit }, []).slice(offset);
}

/** One level of a query. The filters of the levels above bind its leaves too. */
function search(
  collections: Collections,
  collection: Collection,
  request: Prefetch,
  filtersAbove: Filter[],
): ScoredPoint[] {
  const prefetches = [request.prefetch ?? []].flat();
  refuseWithoutQuery(request, prefetches.length);
  const filters = request.filter ? [...filtersAbove, request.filter] : filtersAbove;
  const lists = prefetches.map((prefetch) => search(collections, collection, prefetch, filters));
  const found = new Set(lists.flat().map(({ point }) => point));
  const isCandidate = (point: Point): boolean =>
    prefetches.length > 0 ? found.has(point) : filters.every((filter) => passes(collection, point, filter));
  const limit = request.limit ?? DEFAULT_LIMIT;
  return rank(collections, collection, request, lists, isCandidate).slice(0, limit);
}

function refuseWithoutQuery({ query, score_threshold }: Prefetch, prefetches: number): void {
  if (query != null) return;
  if (prefetches > 0)
    throw badRequest(
      "A query is needed to merge the prefetches. Can't have prefetches without defining a query.",
    );
  if (score_threshold != null)
    throw badRequest(
      "A query is needed to use the score_threshold. Can't have score_threshold without defining a query.",
    );
}

function rank(
  collections: Collections,
  collection: Collection,
  request: Prefetch,
  lists: ScoredPoint[][],
  isCandidate: (point: Point) => boolean,
): ScoredPoint[] {
  const { query } = request;
  const threshold = request.score_threshold == null ? undefined : Math.fround(request.score_threshold);
  const candidates = (): Point[] => collection.all().filter(isCandidate);
  if (query == null) return candidates().map((point) => ({ point, score: 0 }));
  if (hasField(query, 'order_by')) {
    if (threshold !== undefined) throw badRequest("Can't use score_threshold with an order_by query.");
    return orderPoints(collection, candidates(), query.order_by).map(({ point, value }) => ({
      point,
      score: 0,
      orderValue: value,
    }));
  }
  if (hasField(query, 'sample'))
    return candidates()
      .map((point) => ({ point, score: 0, at: Math.random() }))
      .sort((one, other) => one.at - other.at);
  if (hasField(query, 'fusion') || hasField(query, 'rrf')) {
    if (lists.length === 0) throw badRequest('A fusion query needs prefetches to fuse.');
    return sortByScore(fuse(query, lists), false, threshold);
  }
  const { scored, isSmallerBetter } = nearest(collections, collection, request, toInput(query), isCandidate);
  return sortByScore(scored, isSmallerBetter, threshold);
}

function fuse(query: Query, lists: ScoredPoint[][]): ScoredPoint[] {
  if (hasField(query, 'rrf')) return fuseByRank(lists, query.rrf.k ?? undefined, query.rrf.weights);
  return hasField(query, 'fusion') && query.fusion === 'dbsf' ? fuseByDistribution(lists) : fuseByRank(lists);
}

function toInput(query: Query): VectorInput {
  if (hasField(query, 'nearest')) {
    if (query.mmr != null) throw notServed('MMR');
    return query.nearest;
  }
  if (typeof query === 'object' && !Array.isArray(query) && !('indices' in query))
    throw notServed(`${Object.keys(query).join(', ')} queries`);
  return query as VectorInput;
}

function sortByScore(
  points: ScoredPoint[],
  isSmallerBetter: boolean,
  threshold: number | undefined,
): ScoredPoint[] {
  const sign = isSmallerBetter ? 1 : -1;
  return points
    .filter(({ score }) => threshold === undefined || sign * (score - threshold) <= 0)
    .sort((one, other) => sign * (one.score - other.score) || compareIds(one.point.id, other.point.id));
}

function hasField<Field extends string>(
  query: Query,
  field: Field,
): query is Extract<Query, Record<Field, unknown>> {
  return typeof query === 'object' && !Array.isArray(query) && field in query;
}
