import type { IndexDatabase } from './index-database.js';
import { QuantizedVectors } from './quantized-vectors.js';
import { fromBlob } from './vector-blob.js';

/** Memory that all scopes' vectors may take together, in bytes. */
const MAX_MEMORY = 512 * 1024 * 1024;
/** How many more than asked a scan of quantized vectors gives, to be rescored by the exact ones. */
const OVERSAMPLING = 2;

interface LoadedScope {
  /** When the scope was indexed, as it was when these were loaded. */
  indexedAt: string;
  vectors: QuantizedVectors;
  /** Version of each passage's page. */
  versions: Map<number, string>;
}

/**
 * The vectors of whole scopes: quantized ones in memory, loaded at the first search and brought up to date after an
 * upload, and exact ones in the database.
 */
export class ScopeVectors {
  /** Least recently used first. */
  private readonly loaded = new Map<number, LoadedScope>();

  constructor(private readonly database: IndexDatabase) {}

  /** Ids of the passages nearest to `vector`, nearest first, in pages of the version or of every version. */
  nearest(
    scope: number,
    vector: Float32Array,
    { limit, version }: { limit: number; version?: string },
  ): number[] {
    const known = this.load(scope, vector.length);
    if (!known) return [];
    const isWanted = (id: number): boolean =>
      version === undefined || ['', version].includes(known.versions.get(id) ?? '');
    const found = known.vectors.nearest(vector, limit * OVERSAMPLING, isWanted).map(({ id }) => id);
    const similarities = this.similarities(JSON.stringify(found), vector);
    return found
      .sort((one, other) => (similarities.get(other) ?? -1) - (similarities.get(one) ?? -1))
      .slice(0, limit);
  }

  /** The exact cosine of `vector` and those of the passages in a JSON list of ids; none for one without a vector. */
  similarities(ids: string, vector: Float32Array): Map<number, number> {
    const rows = this.database
      .prepare(
        `SELECT passages.id AS id, vector FROM json_each(?) AS wanted
         JOIN passages ON passages.id = wanted.value JOIN embeddings ON embeddings.key = embedding_key`,
      )
      .all(ids) as unknown as { id: number; vector: Uint8Array }[];
    return new Map(rows.map(({ id, vector: blob }) => [id, dot(vector, fromBlob(blob))]));
  }

  /** The scope's vectors as they are now; undefined when it has none of these dimensions. */
  private load(scope: number, dimensions: number): LoadedScope | undefined {
    const { indexed_at: indexedAt } = (this.database
      .prepare('SELECT indexed_at FROM scopes WHERE id = ?')
      .get(scope) ?? { indexed_at: '' }) as { indexed_at: string };
    let known = this.loaded.get(scope);
    if (known?.vectors.dimensions !== dimensions) known = undefined;
    if (known?.indexedAt !== indexedAt) {
      known = this.refreshed(scope, known?.vectors ?? new QuantizedVectors(dimensions), indexedAt);
    }
    this.loaded.delete(scope);
    this.loaded.set(scope, known);
    this.makeRoom();
    return known.versions.size > 0 ? known : undefined;
  }

  /** Removes the vectors of passages that are gone and adds those that are new. */
  private refreshed(scope: number, vectors: QuantizedVectors, indexedAt: string): LoadedScope {
    const rows = this.database
      .prepare(
        `SELECT passage_id AS id, version FROM quantized_vectors
         JOIN passages ON passages.id = passage_id JOIN pages ON pages.id = page_id
         WHERE scope_id = ? AND length(vector) = ? ORDER BY passage_id`,
      )
      .all(scope, vectors.dimensions + 4) as unknown as { id: number; version: string }[];
    const versions = new Map(rows.map(({ id, version }) => [id, version]));
    vectors.retain((id) => versions.has(id));
    const packed = this.database.prepare('SELECT vector FROM quantized_vectors WHERE passage_id = ?');
    for (const id of versions.keys()) {
      if (!vectors.has(id)) vectors.add(id, (packed.get(id) as { vector: Uint8Array }).vector);
    }
    return { indexedAt, vectors, versions };
  }

  private makeRoom(): void {
    let size = [...this.loaded.values()].reduce((sum, { vectors }) => sum + vectors.size, 0);
    for (const [scope, { vectors }] of [...this.loaded]) {
      if (size <= MAX_MEMORY || this.loaded.size === 1) return;
      this.loaded.delete(scope);
      size -= vectors.size;
    }
  }
}

function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < one.length; index += 1) sum += one[index]! * other[index]!;
  return sum;
}
