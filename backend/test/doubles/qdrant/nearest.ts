import type { Collection, Point } from './collection.ts';
import type { Collections } from './collections.ts';
import { toPointId } from './point-id.ts';
import { notFound, unknownVector } from './qdrant-error.ts';
import type { ScoredPoint } from './scored-point.ts';
import { UNNAMED, compareVectors, isSmallerBetter, toDense, toSparse } from './vectors.ts';
import type { Prefetch, SparseVector, VectorInput, WireVector } from './wire-types.ts';

/** The candidates with their scores against a vector, or against a stored point's, which then is none of them. */
export function nearest(
  collections: Collections,
  collection: Collection,
  { using, lookup_from }: Prefetch,
  input: VectorInput,
  isCandidate: (point: Point) => boolean,
): { scored: ScoredPoint[]; isSmallerBetter: boolean } {
  const name = using ?? UNNAMED;
  if (!collection.dense.has(name) && !collection.sparseIndexes.has(name)) throw unknownVector(name);
  const id = toPointId(input);
  const source = lookup_from ? collections.get(lookup_from.collection) : collection;
  const vector =
    id === undefined ? (input as WireVector) : storedVector(source, id, lookup_from?.vector ?? name);
  const isFound = (point: Point): boolean =>
    isCandidate(point) && (id === undefined || source !== collection || point.id !== id);
  return collection.dense.has(name)
    ? nearestDense(collection, name, vector, isFound)
    : { scored: nearestSparse(collection, name, toSparse(vector), isFound), isSmallerBetter: false };
}

function storedVector(source: Collection, id: string | number, name: string): WireVector {
  const point = source.get(id);
  if (!point) throw notFound(`No point with id ${id} found`);
  const dense = point.dense.get(name);
  const vector = dense ? Array.from(dense) : point.sparse.get(name);
  if (!vector) throw notFound(`Vector with name ${name} for point ${id}`);
  return vector;
}

function nearestDense(
  collection: Collection,
  name: string,
  vector: WireVector,
  isFound: (point: Point) => boolean,
): { scored: ScoredPoint[]; isSmallerBetter: boolean } {
  const params = collection.dense.get(name)!;
  const target = toDense(vector, params);
  const scored: ScoredPoint[] = [];
  for (const point of collection.all()) {
    const stored = point.dense.get(name);
    if (stored && isFound(point))
      scored.push({ point, score: compareVectors(params.distance, target, stored) });
  }
  return { scored, isSmallerBetter: isSmallerBetter(params.distance) };
}

function nearestSparse(
  collection: Collection,
  name: string,
  vector: SparseVector,
  isFound: (point: Point) => boolean,
): ScoredPoint[] {
  const scored: ScoredPoint[] = [];
  for (const [id, score] of collection.sparseIndexes.get(name)!.scores(vector, collection.usesIdf(name))) {
    const point = collection.get(id)!;
    if (isFound(point)) scored.push({ point, score: Math.fround(score) });
  }
  return scored;
}
