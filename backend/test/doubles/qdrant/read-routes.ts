import type { DoubleRequest, Route } from '../vendor.ts';
import type { Collection, Point } from './collection.ts';
import type { Collections } from './collections.ts';
import { envelopedRoute } from './enveloped-route.ts';
import { passes } from './filter.ts';
import { toPointId, type PointId } from './point-id.ts';
import { badRequest, notFound } from './qdrant-error.ts';
import { runQuery } from './query.ts';
import {
  countRequest,
  pointRequest,
  queryBatchRequest,
  queryRequest,
  scrollRequest,
} from './request-shapes.ts';
import type { ScoredPoint } from './scored-point.ts';
import { scroll } from './scroll.ts';
import { selectParts } from './select-parts.ts';
import { check } from './shape.ts';
import { toShortest } from './vectors.ts';
import type { Filter, QueryRequest, ScrollRequest, Selection } from './wire-types.ts';

const POINTS = '/collections/{collection_name}/points';

/** Reading points: by id, page by page, counted, and ranked. */
export function readRoutes(collections: Collections): Route[] {
  const collectionOf = ({ params }: DoubleRequest): Collection => collections.get(params.collection_name!);
  const answer = (collection: Collection, request: QueryRequest): unknown => ({
    points: runQuery(collections, collection, request).map((scored) => toScored(scored, request)),
  });
  return [
    envelopedRoute('get_points', 'POST', POINTS, (request) => {
      check(pointRequest, request.body);
      const collection = collectionOf(request);
      const { ids, ...selection } = request.body as Selection & { ids: PointId[] };
      return ids
        .flatMap((id) => collection.get(toPointId(id)!) ?? [])
        .map((point) => toRecord(point, selection));
    }),
    envelopedRoute('get_point', 'GET', `${POINTS}/{id}`, (request) => {
      const collection = collectionOf(request);
      const given = request.params.id!;
      const id = toPointId(/^\d+$/.test(given) ? Number(given) : given);
      if (id === undefined) throw badRequest(`Can not recognize "${given}" as point id`);
      const point = collection.get(id);
      if (!point) throw notFound(`Point with id ${id} does not exists!`);
      return toRecord(point, { with_payload: true, with_vector: true });
    }),
    envelopedRoute('scroll_points', 'POST', `${POINTS}/scroll`, (request) => {
      check(scrollRequest, request.body, 'scroll_request');
      const body = request.body as ScrollRequest;
      const { points, next } = scroll(collectionOf(request), body);
      return {
        points: points.map(({ point, value }) => ({
          ...toRecord(point, body),
          ...(value === undefined ? {} : { order_value: value }),
        })),
        next_page_offset: next ?? null,
      };
    }),
    envelopedRoute('count_points', 'POST', `${POINTS}/count`, (request) => {
      check(countRequest, request.body, 'count_request');
      const collection = collectionOf(request);
      const { filter } = request.body as { filter?: Filter | null };
      return { count: collection.all().filter((point) => passes(collection, point, filter)).length };
    }),
    envelopedRoute('query_points', 'POST', `${POINTS}/query`, (request) => {
      check(queryRequest, request.body, 'internal');
      return answer(collectionOf(request), request.body as QueryRequest);
    }),
    envelopedRoute('query_batch_points', 'POST', `${POINTS}/query/batch`, (request) => {
      check(queryBatchRequest, request.body);
      const collection = collectionOf(request);
      const { searches } = request.body as { searches: QueryRequest[] };
      return searches.map((search) => answer(collection, search));
    }),
  ];
}

function toRecord(point: Point, selection: Selection): { id: PointId } {
  return { id: point.id, ...selectParts(point, selection, true) };
}

function toScored({ point, score, orderValue }: ScoredPoint, selection: Selection): unknown {
  return {
    id: point.id,
    version: point.version,
    score: toShortest(score),
    ...selectParts(point, selection, false),
    ...(orderValue === undefined ? {} : { order_value: orderValue }),
  };
}
