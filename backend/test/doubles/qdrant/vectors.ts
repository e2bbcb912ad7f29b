import { notServed, wrongInput, wrongKindOfVector } from './qdrant-error.ts';
import type { Distance, SparseVector, VectorParams, VectorStruct, WireVector } from './wire-types.ts';

/** Squared lengths this near to 0 or 1 are left as they are. */
const LENGTH_TOLERANCE = 1e-6;

/** The name of the vector that has none. */
export const UNNAMED = '';

/** Vectors by name; a vector without a name is called `UNNAMED`. */
export function byName(vector: VectorStruct): Record<string, WireVector> {
  return Array.isArray(vector) ? { [UNNAMED]: vector } : vector;
}

/** A dense vector as it is stored and compared: 32-bit floats, of length 1 when the distance is Cosine. */
export function toDense(vector: WireVector, params: VectorParams, forName = ''): Float32Array {
  if (!Array.isArray(vector)) throw wrongKindOfVector();
  if (Array.isArray(vector[0])) throw notServed('multivectors');
  if (vector.length !== params.size)
    throw wrongInput(`Vector dimension error: expected dim: ${params.size}, got ${vector.length}${forName}`);
  const dense = Float32Array.from(vector as number[]);
  return params.distance === 'Cosine' ? normalised(dense) : dense;
}

/** A sparse vector by rising index. */
export function toSparse(vector: WireVector): SparseVector {
  if (Array.isArray(vector)) throw wrongKindOfVector();
  const terms = vector.indices.map(
    (index, position) => [index, Math.fround(vector.values[position]!)] as const,
  );
  terms.sort(([one], [other]) => one - other);
  return { indices: terms.map(([index]) => index), values: terms.map(([, value]) => value) };
}

/** Whether a smaller score is the better one. */
export function isSmallerBetter(distance: Distance): boolean {
  return distance === 'Euclid' || distance === 'Manhattan';
}

/** The score of two vectors of the same length, as a 32-bit float. */
export function compareVectors(distance: Distance, one: Float32Array, other: Float32Array): number {
  let sum = 0;
  if (!isSmallerBetter(distance)) {
    for (let position = 0; position < one.length; position++) sum += one[position]! * other[position]!;
    return Math.fround(sum);
  }
  for (let position = 0; position < one.length; position++) {
    const difference = Math.abs(one[position]! - other[position]!);
    sum += distance === 'Euclid' ? difference * difference : difference;
  }
  return Math.fround(distance === 'Euclid' ? Math.sqrt(sum) : sum);
}

/** The shortest decimal that is this 32-bit float, as Qdrant writes scores and vectors. */
export function toShortest(float: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(float.toPrecision(digits));
    if (Math.fround(short) === Math.fround(float)) return short;
  }
  return Number(float.toPrecision(9));
}

function normalised(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  if (square < LENGTH_TOLERANCE || Math.abs(square - 1) < LENGTH_TOLERANCE) return vector;
  const length = Math.sqrt(square);
  return vector.map((value) => value / length);
}
