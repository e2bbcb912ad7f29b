import { readFile } from 'node:fs/promises';
import wabt from 'wabt';
import { DOT_PRODUCTS_WASM } from './dot-products.wasm.js';
import { VectorScan } from './vector-scan.js';

/** Whole numbers within ±max from a seed, the same on every machine. */
function numbers(seed: number, count: number, max: number): number[] {
  let state = seed * 2_654_435_761 + 1;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.round((state / 2 ** 31 - 1) * max);
  });
}

const product = (one: number[], other: number[]): number =>
  one.reduce((sum, value, index) => sum + value * other[index]!, 0);

describe('VectorScan', () => {
  it.each([1, 15, 16, 17, 384, 3_072])('multiplies exactly vectors of %i components', (dimensions) => {
    const vectors = Array.from({ length: 40 }, (_, index) => numbers(index + 1, dimensions, 127));
    const question = numbers(99, dimensions, 1_023);
    const scan = new VectorScan(dimensions);
    scan.reserve(vectors.length);
    vectors.forEach((vector, slot) => scan.set(slot, Int8Array.from(vector)));
    expect([...scan.dotProducts(Int16Array.from(question), vectors.length)]).toEqual(
      vectors.map((vector) => product(question, vector)),
    );
  });

  it('does not overflow at the greatest components', () => {
    const dimensions = 16_000;
    const scan = new VectorScan(dimensions);
    scan.reserve(1);
    scan.set(0, new Int8Array(dimensions).fill(-127));
    expect([...scan.dotProducts(new Int16Array(dimensions).fill(1_023), 1)]).toEqual([
      -127 * 1_023 * dimensions,
    ]);
  });

  it('keeps its vectors when it makes more room, and copies them', () => {
    const scan = new VectorScan(20);
    const vectors = [1, 2, 3].map((seed) => numbers(seed, 20, 127));
    const question = numbers(4, 20, 1_023);
    scan.reserve(3);
    vectors.forEach((vector, slot) => scan.set(slot, Int8Array.from(vector)));
    scan.reserve(100_000);
    scan.copy(2, 0);
    const products = [vectors[2]!, vectors[1]!, vectors[2]!].map((vector) => product(question, vector));
    expect([...scan.dotProducts(Int16Array.from(question), 3)]).toEqual(products);
  });

  it('runs what its source says', async () => {
    const { parseWat } = await wabt();
    const source = await readFile(new URL('dot-products.wat', import.meta.url), 'utf8');
    const { buffer } = parseWat('dot-products.wat', source, { simd: true }).toBinary({});
    expect(DOT_PRODUCTS_WASM).toBe(Buffer.from(buffer).toString('base64'));
  });
});
