import { SqliteSiteCatalog } from '#built/retrieval/catalogs/sqlite.catalog.js';
import { SqliteEmbeddingCache } from '#built/retrieval/catalogs/sqlite.embedding-cache.js';
import type { AnalyzedPassage } from '#built/retrieval/passage-store.js';
import type { IndexDatabase } from '#built/retrieval/stores/index-database.js';
import { SqlitePassageStore } from '#built/retrieval/stores/sqlite.store.js';
import type { MadeUpVectors } from './corpus/vectors.ts';

/** Vectors in a database. */
export interface StoredVectors {
  scope: number;
  /** Id of the passage whose vector is at a position. */
  idOf(position: number): number;
}

/** Stores passages that have no words but these vectors, all of one page. */
export async function storeVectors(
  database: IndexDatabase,
  { vectors, dimensions }: MadeUpVectors,
): Promise<StoredVectors> {
  const catalog = new SqliteSiteCatalog(database);
  const passages = new SqlitePassageStore(database);
  const entries = Array.from({ length: vectors.length / dimensions }, (_, position) => ({
    key: position.toString(16).padStart(32, '0'),
    vector: vectors.subarray(position * dimensions, (position + 1) * dimensions),
  }));
  await new SqliteEmbeddingCache(database).put(entries);
  const scope = await catalog.openScope('vectors', 'en', {});
  const place = await passages.open();
  await passages.clear(place, scope);
  const page = { url: '/', title: '', content: '', format: 'markdown', locale: 'en', version: '' } as const;
  const { id: pageId } = await catalog.registerPage(scope.id, page);
  database.exec('BEGIN');
  await passages.putPage(
    { ...page, scope, place, pageId, revision: 1 },
    entries.map((embedding) => ({ ...wordless, embedding })),
  );
  database.exec('COMMIT');
  await catalog.finishScope(scope.id, { analyzerVersion: 1, embedding: 'made up', place });
  const ids = database
    .prepare('SELECT id FROM passages ORDER BY ordinal')
    .all()
    .map(({ id }) => Number(id));
  return { scope: scope.id, idOf: (position) => ids[position]! };
}

const wordless: AnalyzedPassage = {
  anchor: '',
  headings: [],
  blocks: [],
  links: [],
  tokens: { heading: [], title: [], breadcrumb: [], description: [], prose: [], code: [] },
};
