import { DOT_PRODUCTS_WASM } from './dot-products.wasm.js';

type DotProducts = (
  question: number,
  vectors: number,
  dimensions: number,
  count: number,
  products: number,
) => void;

/** Components that the kernel takes at once. */
const STEP = 16;
const PAGE_BYTES = 65_536;
const PRODUCT_BYTES = Int32Array.BYTES_PER_ELEMENT;

const kernel = new WebAssembly.Module(Buffer.from(DOT_PRODUCTS_WASM, 'base64'));

/**
 * Vectors of one byte a component, side by side in the memory of a WebAssembly kernel that multiplies all of them with a
 * question's: some ten times as fast as the same loop in JavaScript. The memory holds the question, the vectors, and
 * their products, in this order.
 */
export class VectorScan {
  private readonly memory = new WebAssembly.Memory({ initial: 1 });
  private readonly dotProductsOf: DotProducts;
  /** Components with those of 0 that fill the last step. */
  private readonly stride: number;
  private capacity = 0;

  constructor(readonly dimensions: number) {
    const { exports } = new WebAssembly.Instance(kernel, { scan: { memory: this.memory } });
    this.dotProductsOf = exports.dotProducts as DotProducts;
    this.stride = Math.ceil(dimensions / STEP) * STEP;
  }

  /** Bytes of memory it takes. */
  get size(): number {
    return this.memory.buffer.byteLength;
  }

  /** Makes room for so many vectors; those that it has stay. */
  reserve(capacity: number): void {
    if (capacity <= this.capacity) return;
    this.capacity = capacity;
    const needed = this.productsAt + capacity * PRODUCT_BYTES;
    const missing = Math.ceil((needed - this.size) / PAGE_BYTES);
    if (missing > 0) this.memory.grow(missing);
  }

  /** Puts a vector of one byte a component at `slot`, for which room has been made. */
  set(slot: number, components: Int8Array): void {
    new Int8Array(this.memory.buffer, this.vectorAt(slot), this.stride).set(components);
  }

  /** Copies the vector at one slot to another. */
  copy(from: number, to: number): void {
    const bytes = new Int8Array(this.memory.buffer);
    bytes.copyWithin(this.vectorAt(to), this.vectorAt(from), this.vectorAt(from + 1));
  }

  /** The products of `question`, of at most 10 bits a component, and the first `count` vectors; good until the next call. */
  dotProducts(question: Int16Array, count: number): Int32Array {
    new Int16Array(this.memory.buffer, 0, this.stride).set(question);
    this.dotProductsOf(0, this.vectorAt(0), this.stride, count, this.productsAt);
    return new Int32Array(this.memory.buffer, this.productsAt, count);
  }

  private get productsAt(): number {
    return this.vectorAt(this.capacity);
  }

  private vectorAt(slot: number): number {
    return this.stride * Int16Array.BYTES_PER_ELEMENT + slot * this.stride;
  }
}
