import { packQuantized, quantize, QuantizedVectors } from './quantized-vectors.js';

/** A vector of length 1 from a seed, the same on every machine. */
function vectorOf(seed: number, dimensions = 64): Float32Array {
  let state = seed * 2654435761 + 1;
  const values = Float32Array.from({ length: dimensions }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}

function cosine(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, index) => sum + value * other[index]!, 0);
}

describe('QuantizedVectors', () => {
  const all = Array.from({ length: 600 }, (_, index) => vectorOf(index + 1));
  const fill = (): QuantizedVectors => {
    const vectors = new QuantizedVectors(64);
    all.forEach((vector, index) => vectors.add(index, packQuantized(quantize(vector))));
    return vectors;
  };
  const everything = (): boolean => true;

  it('finds the nearest as an exact scan does, within the error of quantization', () => {
    const question = vectorOf(9_999);
    const exact = all
      .map((vector, id) => ({ id, similarity: cosine(question, vector) }))
      .sort((one, other) => other.similarity - one.similarity);
    const found = fill().nearest(question, 30, everything);
    expect(found).toHaveLength(30);
    for (const { id, similarity } of found) expect(similarity).toBeCloseTo(cosine(question, all[id]!), 1.5);
    const ids = found.map(({ id }) => id);
    for (const { id } of exact.slice(0, 10)) expect(ids).toContain(id);
  });

  it('finds those that are wanted only, the nearest of them first', () => {
    const found = fill().nearest(all[7]!, 5, (id) => id % 2 === 1);
    expect(found[0]!.id).toBe(7);
    expect(found.every(({ id }) => id % 2 === 1)).toBe(true);
  });

  it('forgets what is not retained, and keeps the rest in their places', () => {
    const vectors = fill();
    vectors.retain((id) => id >= 300);
    expect(vectors.has(7)).toBe(false);
    expect(vectors.nearest(all[7]!, 600, everything)).toHaveLength(300);
    expect(vectors.nearest(all[599]!, 1, everything)[0]!.id).toBe(599);
    vectors.add(7, packQuantized(quantize(all[7]!)));
    expect(vectors.nearest(all[7]!, 1, everything)[0]!.id).toBe(7);
  });

  it('refuses a vector of other dimensions', () => {
    expect(() => new QuantizedVectors(64).add(1, packQuantized(quantize(vectorOf(1, 32))))).toThrow(
      /dimensions/,
    );
  });

  it('takes a vector of zeros', () => {
    const vectors = new QuantizedVectors(4);
    vectors.add(1, packQuantized(quantize(new Float32Array(4))));
    expect(vectors.nearest(Float32Array.of(1, 0, 0, 0), 1, everything)).toEqual([{ id: 1, similarity: 0 }]);
  });
});
