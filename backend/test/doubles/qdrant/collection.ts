import { compareIds, type PointId } from './point-id.ts';
import { SparseIndex } from './sparse-index.ts';
import { UNNAMED } from './vectors.ts';
import type { CreateCollection, FieldSchema, Payload, SparseVector, VectorParams } from './wire-types.ts';
import { WriteQueue } from './write-queue.ts';

/** A stored point. Its version is the number of the operation that changed it last. */
export interface Point {
  id: PointId;
  version: number;
  payload: Payload;
  dense: Map<string, Float32Array>;
  sparse: Map<string, SparseVector>;
}

/** The points of one collection, with what it was created with. */
export class Collection {
  /** The request that made it, with later changes. */
  readonly settings: CreateCollection;
  readonly queue = new WriteQueue();
  /** How many writes it was sent. */
  operations = 0;
  readonly fieldIndexes = new Map<string, FieldSchema>();
  readonly dense: Map<string, VectorParams>;
  readonly sparseIndexes: Map<string, SparseIndex>;
  private readonly points = new Map<PointId, Point>();
  private sorted: Point[] | undefined;

  constructor(settings: CreateCollection) {
    this.settings = settings;
    const { vectors = {}, sparse_vectors } = settings;
    const named = 'size' in vectors ? { [UNNAMED]: vectors as VectorParams } : vectors;
    this.dense = new Map(Object.entries(named as Record<string, VectorParams>));
    this.sparseIndexes = new Map(Object.keys(sparse_vectors ?? {}).map((name) => [name, new SparseIndex()]));
  }

  get size(): number {
    return this.points.size;
  }

  get(id: PointId): Point | undefined {
    return this.points.get(id);
  }

  /** All points by rising id. */
  all(): Point[] {
    this.sorted ??= [...this.points.values()].sort((one, other) => compareIds(one.id, other.id));
    return this.sorted;
  }

  /** Puts a point in the place of what had its id. */
  put(point: Point): void {
    this.remove(point.id);
    this.points.set(point.id, point);
    for (const [name, vector] of point.sparse) this.sparseIndexes.get(name)!.add(point.id, vector);
  }

  remove(id: PointId): void {
    this.sorted = undefined;
    const point = this.points.get(id);
    for (const [name, vector] of point?.sparse ?? []) this.sparseIndexes.get(name)!.remove(id, vector);
    this.points.delete(id);
  }

  /** Whether a search of this sparse vector weighs its indices by how rare they are. */
  usesIdf(name: string): boolean {
    return this.settings.sparse_vectors?.[name]?.modifier === 'idf';
  }

  /** The type of a payload field's index, if it has one. */
  indexType(field: string): string | undefined {
    const schema = this.fieldIndexes.get(field);
    return typeof schema === 'object' ? schema.type : schema;
  }
}
