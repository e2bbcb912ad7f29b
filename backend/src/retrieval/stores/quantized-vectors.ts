import { VectorScan } from './vector-scan.js';

/** Vectors of length 1 as small integers, with what a step is worth. */
export interface QuantizedVector {
  bytes: Int8Array;
  scale: number;
}

const MAX_BYTE = 127;
/** A question is kept more exactly than the many passages: the kernel takes 10 bits a component. */
const MAX_QUESTION_COMPONENT = 1_023;

/** Rounds a vector to one byte a dimension, by its own greatest component. */
export function quantize(vector: Float32Array): QuantizedVector {
  const scale = stepOf(vector, MAX_BYTE);
  return { bytes: Int8Array.from(vector, (value) => Math.round(value / scale)), scale };
}

function stepOf(vector: Float32Array, steps: number): number {
  let greatest = 0;
  for (const value of vector) greatest = Math.max(greatest, Math.abs(value));
  return greatest / steps || 1;
}

/** A quantized vector as bytes: the scale as a 32-bit float, then the components. */
export function packQuantized({ bytes, scale }: QuantizedVector): Uint8Array {
  const packed = new Uint8Array(4 + bytes.length);
  new DataView(packed.buffer).setFloat32(0, scale, true);
  packed.set(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length), 4);
  return packed;
}

/** A vector that a scan found, by its id; similarity is the cosine, within the error of quantization. */
export interface ScannedVector {
  id: number;
  similarity: number;
}

/** Passages' quantized vectors side by side in memory, to be scanned as a whole. */
export class QuantizedVectors {
  private ids = new Int32Array(0);
  private scales = new Float32Array(0);
  private readonly scan: VectorScan;
  private readonly slots = new Map<number, number>();

  constructor(readonly dimensions: number) {
    this.scan = new VectorScan(dimensions);
  }

  /** Bytes of memory it takes. */
  get size(): number {
    return this.scan.size + this.scales.byteLength + this.ids.byteLength;
  }

  has(id: number): boolean {
    return this.slots.has(id);
  }

  /** Adds a vector as `packQuantized` writes it. Throws for one of other dimensions. */
  add(id: number, packed: Uint8Array): void {
    if (packed.length !== 4 + this.dimensions)
      throw new Error('A vector has other dimensions than the rest.');
    const slot = this.slots.size;
    if (slot === this.ids.length) this.grow(Math.max(256, slot * 2));
    this.ids[slot] = id;
    this.scales[slot] = new DataView(packed.buffer, packed.byteOffset).getFloat32(0, true);
    this.scan.set(slot, new Int8Array(packed.buffer, packed.byteOffset + 4, this.dimensions));
    this.slots.set(id, slot);
  }

  /** Keeps those that `isKept` says. */
  retain(isKept: (id: number) => boolean): void {
    for (const [id, slot] of [...this.slots]) {
      if (isKept(id)) continue;
      const last = this.slots.size - 1;
      const lastId = this.ids[last]!;
      this.ids[slot] = lastId;
      this.scales[slot] = this.scales[last]!;
      this.scan.copy(last, slot);
      this.slots.set(lastId, slot);
      this.slots.delete(id);
    }
  }

  /** The `limit` nearest to `vector` of those that `isWanted` says, nearest first. */
  nearest(vector: Float32Array, limit: number, isWanted: (id: number) => boolean): ScannedVector[] {
    const step = stepOf(vector, MAX_QUESTION_COMPONENT);
    const question = Int16Array.from(vector, (value) => Math.round(value / step));
    const products = this.scan.dotProducts(question, this.slots.size);
    const found = new Nearest(limit);
    for (let slot = 0; slot < products.length; slot += 1) {
      const similarity = products[slot]! * this.scales[slot]! * step;
      if (similarity > found.least && isWanted(this.ids[slot]!)) found.add(this.ids[slot]!, similarity);
    }
    return found.sorted();
  }

  private grow(capacity: number): void {
    const { ids, scales } = this;
    this.ids = new Int32Array(capacity);
    this.scales = new Float32Array(capacity);
    this.ids.set(ids);
    this.scales.set(scales);
    this.scan.reserve(capacity);
  }
}

/** The best of a stream of scores, in a buffer that is sorted when it is full. */
class Nearest {
  /** What a score must exceed to be among them. */
  least = -Infinity;
  private kept: ScannedVector[] = [];

  constructor(private readonly limit: number) {}

  add(id: number, similarity: number): void {
    this.kept.push({ id, similarity });
    if (this.kept.length >= 2 * this.limit + 16) this.trim();
  }

  sorted(): ScannedVector[] {
    this.trim();
    return this.kept;
  }

  private trim(): void {
    this.kept.sort((one, other) => other.similarity - one.similarity || one.id - other.id);
    this.kept.length = Math.min(this.kept.length, this.limit);
    if (this.kept.length === this.limit) this.least = this.kept.at(-1)?.similarity ?? -Infinity;
  }
}
