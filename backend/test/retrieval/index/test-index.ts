import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Indexer } from '../../../src/indexing/indexer.js';
import type { IndexingProgress, IndexingSummary } from '../../../src/indexing/indexing-summary.js';
import { PassageEmbedder } from '../../../src/indexing/passage-embedder.js';
import { SqliteSiteCatalog } from '../../../src/retrieval/catalogs/sqlite.catalog.js';
import { SqliteEmbeddingCache } from '../../../src/retrieval/catalogs/sqlite.embedding-cache.js';
import type { Embedder } from '../../../src/retrieval/embedder.js';
import type { IndexTransaction } from '../../../src/retrieval/index-transaction.js';
import type { PassageStore } from '../../../src/retrieval/passage-store.js';
import { Retriever, type SearchRequest } from '../../../src/retrieval/retriever.js';
import { SearchModels } from '../../../src/retrieval/search-models.js';
import type { CatalogPage, SiteMetadata } from '../../../src/retrieval/site-catalog.js';
import { IndexDatabase } from '../../../src/retrieval/stores/index-database.js';
import { PageByPageIndexTransaction } from '../../../src/retrieval/stores/page-by-page.index-transaction.js';
import { QdrantCollections } from '../../../src/retrieval/stores/qdrant-collections.js';
import { QdrantConnection } from '../../../src/retrieval/stores/qdrant-connection.js';
import { QdrantPassageStore } from '../../../src/retrieval/stores/qdrant.store.js';
import { SqliteIndexTransaction } from '../../../src/retrieval/stores/sqlite.index-transaction.js';
import { SqlitePassageStore } from '../../../src/retrieval/stores/sqlite.store.js';
import { Upstream } from '../../../src/upstreams/upstream.js';

export const NEVER: AbortSignal = new AbortController().signal;

/** A page as a test writes it. */
export interface TestPage {
  url: string;
  title?: string;
  content: string;
  version?: string;
}

/** What an upload may say besides its pages. */
export interface UploadOptions {
  site?: string;
  locale?: string;
  prune?: boolean;
  metadata?: SiteMetadata;
  onProgress?(progress: IndexingProgress): void;
}

/** Where the passages of a test are kept. */
export type StoreKind =
  { kind: 'sqlite' } | { kind: 'qdrant'; url: string; apiKey?: string; collection: string };

/** An index in a folder of its own, written and read as the worker threads do it. */
export class TestIndex {
  readonly catalog: SqliteSiteCatalog;
  readonly store: PassageStore;
  readonly indexer: Indexer;
  readonly retriever: Retriever;
  private readonly database: IndexDatabase;

  constructor(
    store: StoreKind,
    { embedder, dataDir = TestIndex.folder() }: { embedder?: Embedder; dataDir?: string } = {},
  ) {
    this.dataDir = dataDir;
    this.database = new IndexDatabase(dataDir);
    this.catalog = new SqliteSiteCatalog(this.database);
    const upstream = new Upstream({ name: 'Test', maxPauseMs: 0, onChange: () => undefined });
    const cache = new SqliteEmbeddingCache(this.database);
    let transaction: IndexTransaction;
    if (store.kind === 'sqlite') {
      this.store = new SqlitePassageStore(this.database);
      transaction = new SqliteIndexTransaction(this.database);
    } else {
      const connection = new QdrantConnection(store, upstream);
      const dimensions = async (): Promise<number> =>
        (await embedder!.embed(['a'], 'passage', NEVER))[0]!.length;
      this.store = new QdrantPassageStore(
        connection,
        new QdrantCollections(connection, store.collection, dimensions),
      );
      transaction = new PageByPageIndexTransaction();
    }
    this.indexer = new Indexer({
      catalog: this.catalog,
      store: this.store,
      transaction,
      log: () => undefined,
      embedder: embedder && new PassageEmbedder(embedder, cache, upstream),
    });
    this.retriever = new Retriever(this.catalog, this.store, new SearchModels({ embedder }, () => undefined));
  }

  readonly dataDir: string;

  static folder(): string {
    return mkdtempSync(path.join(os.tmpdir(), 'chatkit-index-'));
  }

  /** Makes these pages the pages of the site. */
  upload(
    pages: TestPage[],
    {
      site = 'docs',
      locale = 'en',
      prune = true,
      metadata = {},
      onProgress = () => undefined,
    }: UploadOptions = {},
  ): Promise<IndexingSummary> {
    const sources = pages.map(({ url, title = '', content, version = '' }): CatalogPage => ({
      url,
      title,
      content,
      version,
      locale,
      format: 'markdown',
    }));
    const staged = { id: '', site, locale, prune, metadata, pages: pages.length };

    async function* read(): AsyncGenerator<CatalogPage> {
      yield* sources;
    }
    return this.indexer.apply(staged, read, onProgress, NEVER);
  }

  /** The addresses that a question finds, best first. */
  async find(question: string, more: Partial<SearchRequest> = {}): Promise<string[]> {
    const { results } = await this.retriever.search({ site: 'docs', limit: 10, ...more, question }, NEVER);
    return results.map(({ url }) => url);
  }

  close(): void {
    this.database.close();
  }

  /** Closes it and removes its folder. */
  remove(): void {
    this.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
