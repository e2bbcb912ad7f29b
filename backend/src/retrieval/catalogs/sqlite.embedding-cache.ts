import { EmbeddingCache, type EmbeddingEntry } from '../embedding-cache.js';
import type { IndexDatabase } from '../stores/index-database.js';
import { fromBlob, toBlob } from '../stores/vector-blob.js';

/** Vectors in the catalog's database. */
export class SqliteEmbeddingCache extends EmbeddingCache {
  constructor(private readonly database: IndexDatabase) {
    super();
  }

  override async missing(keys: string[]): Promise<string[]> {
    const known = this.database.prepare('SELECT 1 FROM embeddings WHERE key = unhex(?)');
    return [...new Set(keys)].filter((key) => !known.get(key));
  }

  override async vectors(keys: string[]): Promise<Float32Array[]> {
    const vector = this.database.prepare('SELECT vector FROM embeddings WHERE key = unhex(?)');
    return keys.map((key) => {
      const row = vector.get(key) as { vector: Uint8Array } | undefined;
      if (!row) throw new Error(`There is no vector ${key}.`);
      return fromBlob(row.vector);
    });
  }

  override async put(entries: EmbeddingEntry[]): Promise<void> {
    const add = this.database.prepare(
      'INSERT OR IGNORE INTO embeddings (key, made_at, vector) VALUES (unhex(?), ?, ?)',
    );
    this.database.atomically(() => {
      for (const { key, vector } of entries) add.run(key, Date.now(), toBlob(vector));
    });
  }

  override async prune(since: Date): Promise<void> {
    this.database
      .prepare('DELETE FROM embeddings WHERE made_at < ? AND key NOT IN (SELECT key FROM page_embeddings)')
      .run(since.getTime());
  }
}
