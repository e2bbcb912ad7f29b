import type { Collection, Point } from './collection.ts';
import { passes } from './filter.ts';
import { omit } from './payload-path.ts';
import { toPointId, type PointId } from './point-id.ts';
import { unknownVector } from './qdrant-error.ts';
import { UNNAMED, byName, toDense, toSparse } from './vectors.ts';
import type {
  FieldSchema,
  Payload,
  PointStruct,
  PointsSelector,
  SetPayload,
  UpsertPoints,
  VectorStruct,
} from './wire-types.ts';

type PointWrite = (collection: Collection, body: never, version: number) => void;

/** What changes points or their indexes, by operation; `version` is what the changed points get. */
export const POINT_WRITES: Record<string, PointWrite> = {
  upsert_points(collection, body: UpsertPoints, version) {
    const points = pointsOf(body).map(({ id, vector, payload }) => ({
      id: toPointId(id)!,
      version,
      payload: payload ?? {},
      ...vectorsOf(collection, vector),
    }));
    for (const point of points)
      if (mayUpsert(collection, collection.get(point.id), body)) collection.put(point);
  },
  delete_points(collection, selector: PointsSelector) {
    for (const { id } of select(collection, selector)) collection.remove(id);
  },
  set_payload(collection, { payload, key, ...selector }: SetPayload, version) {
    change(collection, selector, version, (point) => ({
      ...point,
      payload:
        key == null ? { ...point.payload, ...payload } : merged(point.payload, key.split('.'), payload),
    }));
  },
  overwrite_payload(collection, { payload, ...selector }: SetPayload, version) {
    change(collection, selector, version, (point) => ({ ...point, payload }));
  },
  delete_payload(collection, { keys, ...selector }: PointsSelector & { keys: string[] }, version) {
    change(collection, selector, version, (point) => ({ ...point, payload: omit(point.payload, keys) }));
  },
  clear_payload(collection, selector: PointsSelector, version) {
    change(collection, selector, version, (point) => ({ ...point, payload: {} }));
  },
  update_vectors(collection, { points }: { points: PointStruct[] }, version) {
    for (const { id, vector } of points) {
      const { dense, sparse } = vectorsOf(collection, vector);
      change(collection, { points: [id] }, version, (point) => ({
        ...point,
        dense: new Map([...point.dense, ...dense]),
        sparse: new Map([...point.sparse, ...sparse]),
      }));
    }
  },
  delete_vectors(collection, { vector, ...selector }: PointsSelector & { vector: string[] }, version) {
    const without = <Vector>(vectors: Map<string, Vector>): Map<string, Vector> =>
      new Map([...vectors].filter(([name]) => !vector.includes(name)));
    change(collection, selector, version, (point) => ({
      ...point,
      dense: without(point.dense),
      sparse: without(point.sparse),
    }));
  },
  create_field_index(collection, body: { field_name: string; field_schema?: FieldSchema | null }) {
    collection.fieldIndexes.set(body.field_name, body.field_schema ?? 'keyword');
  },
  delete_field_index(collection, { field_name }: { field_name: string }) {
    collection.fieldIndexes.delete(field_name);
  },
};

/** Refuses vectors of a wrong length or kind, which Qdrant does before it queues a write; unknown names it finds later. */
export function refuseWrongVectors(collection: Collection, operation: string, body: unknown): void {
  if (operation !== 'upsert_points' && operation !== 'update_vectors') return;
  for (const { vector } of pointsOf(body as UpsertPoints)) vectorsOf(collection, vector, () => undefined);
}

function pointsOf({ points, batch }: UpsertPoints): PointStruct[] {
  if (!batch) return points!;
  const { ids, vectors, payloads } = batch;
  return ids.map((id, position) => ({
    id,
    vector: Array.isArray(vectors)
      ? vectors[position]!
      : Object.fromEntries(Object.entries(vectors).map(([name, column]) => [name, column[position]!])),
    payload: payloads?.[position],
  }));
}

function vectorsOf(
  collection: Collection,
  vector: VectorStruct,
  onUnknown = (name: string): void => {
    throw unknownVector(name);
  },
): Pick<Point, 'dense' | 'sparse'> {
  const vectors: Pick<Point, 'dense' | 'sparse'> = { dense: new Map(), sparse: new Map() };
  for (const [name, given] of Object.entries(byName(vector))) {
    const params = collection.dense.get(name);
    const forName = name === UNNAMED ? '' : ` for vector '${name}'`;
    if (params) vectors.dense.set(name, toDense(given, params, forName));
    else if (collection.sparseIndexes.has(name)) vectors.sparse.set(name, toSparse(given));
    else onUnknown(name);
  }
  return vectors;
}

function mayUpsert(
  collection: Collection,
  old: Point | undefined,
  { update_mode, update_filter }: UpsertPoints,
): boolean {
  if (!old) return update_mode !== 'update_only';
  return update_mode !== 'insert_only' && passes(collection, old, update_filter);
}

function select(collection: Collection, { points, filter }: PointsSelector): Point[] {
  if (points) return points.flatMap((id: PointId) => collection.get(toPointId(id)!) ?? []);
  return collection.all().filter((point) => passes(collection, point, filter));
}

function change(
  collection: Collection,
  selector: PointsSelector,
  version: number,
  toChanged: (point: Point) => Point,
): void {
  for (const point of select(collection, selector)) collection.put({ ...toChanged(point), version });
}

/** The payload with another one merged into what stands at the path. */
function merged(payload: Payload, [key, ...rest]: string[], addition: Payload): Payload {
  const inner = (payload[key!] ?? {}) as Payload;
  return { ...payload, [key!]: rest.length > 0 ? merged(inner, rest, addition) : { ...inner, ...addition } };
}
