import type { MadeUpVectors } from './corpus/vectors.ts';

interface Neighbour {
  position: number;
  similarity: number;
}

/** Positions of the vectors nearest to `question`, nearest first, by multiplying all of them in JavaScript. */
export function nearestByPlainScan(
  { vectors, dimensions }: MadeUpVectors,
  question: Float32Array,
  limit: number,
): number[] {
  const best: Neighbour[] = [];
  let least = -Infinity;
  for (let position = 0; position * dimensions < vectors.length; position += 1) {
    const similarity = dotProduct(vectors, position * dimensions, question);
    if (similarity <= least) continue;
    insertInOrder(best, { position, similarity });
    if (best.length > limit) best.pop();
    if (best.length === limit) least = best.at(-1)!.similarity;
  }
  return best.map(({ position }) => position);
}

function dotProduct(vectors: Float32Array, start: number, question: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < question.length; index += 1) sum += vectors[start + index]! * question[index]!;
  return sum;
}

function insertInOrder(best: Neighbour[], found: Neighbour): void {
  best.splice(best.findLastIndex(({ similarity }) => similarity >= found.similarity) + 1, 0, found);
}
