import type { RetrievalConfiguration } from '../configuration/configuration.js';
import type { QdrantSettings } from '../configuration/vendors.js';
import { SqliteSiteCatalog } from './catalogs/sqlite.catalog.js';
import { SqliteEmbeddingCache } from './catalogs/sqlite.embedding-cache.js';
import type { Embedder } from './embedder.js';
import type { EmbeddingCache } from './embedding-cache.js';
import type { IndexTransaction } from './index-transaction.js';
import type { PassageStore } from './passage-store.js';
import type { Reranker } from './reranker.js';
import type { SiteCatalog } from './site-catalog.js';
import { IndexDatabase } from './stores/index-database.js';
import { PageByPageIndexTransaction } from './stores/page-by-page.index-transaction.js';
import { SqliteIndexTransaction } from './stores/sqlite.index-transaction.js';
import { Upstream } from '../upstreams/upstream.js';
import { SqlitePassageStore } from './stores/sqlite.store.js';

/** What keeps the index, and the model that embeds. */
export interface RetrievalAdapters {
  catalog: SiteCatalog;
  embeddings: EmbeddingCache;
  store: PassageStore;
  transaction: IndexTransaction;
  /** Absent: passages are found by their words alone. */
  embedder?: Embedder;
  /** The services that the store relies on. */
  upstreams: Upstream[];
}

/** What the adapters are for, and whom they tell of failures. */
export interface AdapterUse {
  /** What calls are made for, for the operator: `search`. */
  purpose: string;
  /** Longest time for which a store that failed repeatedly is left alone, in milliseconds. */
  maxPauseMs: number;
  log(message: string): void;
}

/** Chooses what the configuration asks for. A vendor's SDK is loaded only where it is used. */
export async function chooseAdapters(
  configuration: RetrievalConfiguration,
  { purpose, maxPauseMs, log }: AdapterUse,
): Promise<RetrievalAdapters> {
  const database = new IndexDatabase(configuration.dataDir);
  const embedder = await chooseEmbedder(configuration);
  const upstream = new Upstream({ name: `Qdrant for ${purpose}`, maxPauseMs, onChange: log });
  const kept = configuration.qdrant
    ? {
        store: await qdrantStore(configuration.qdrant, embedder, upstream),
        transaction: new PageByPageIndexTransaction(),
        upstreams: [upstream],
      }
    : {
        store: new SqlitePassageStore(database),
        transaction: new SqliteIndexTransaction(database),
        upstreams: [],
      };
  return {
    catalog: new SqliteSiteCatalog(database),
    embeddings: new SqliteEmbeddingCache(database),
    embedder,
    ...kept,
  };
}

/** The reranker that the configuration asks for; undefined without one. */
export async function chooseReranker({ reranker }: RetrievalConfiguration): Promise<Reranker | undefined> {
  if (!reranker) return undefined;
  const { CohereReranker } = await import('./rerankers/cohere.reranker.js');
  return new CohereReranker(reranker);
}

async function chooseEmbedder({ embedder }: RetrievalConfiguration): Promise<Embedder | undefined> {
  if (embedder?.provider === 'cohere') {
    const { CohereEmbedder } = await import('./embedders/cohere.embedder.js');
    return new CohereEmbedder(embedder);
  }
  if (embedder?.provider === 'openai') {
    const { OpenAiEmbedder } = await import('./embedders/openai.embedder.js');
    return new OpenAiEmbedder(embedder);
  }
  return undefined;
}

async function qdrantStore(
  settings: QdrantSettings,
  embedder: Embedder | undefined,
  upstream: Upstream,
): Promise<PassageStore> {
  const [{ QdrantConnection }, { QdrantCollections }, { QdrantPassageStore }] = await Promise.all([
    import('./stores/qdrant-connection.js'),
    import('./stores/qdrant-collections.js'),
    import('./stores/qdrant.store.js'),
  ]);
  const connection = new QdrantConnection(settings, upstream);
  const dimensions = async (signal = new AbortController().signal): Promise<number> => {
    const [vector] = await embedder!.embed(['How long is a vector?'], 'passage', signal);
    return vector!.length;
  };
  return new QdrantPassageStore(
    connection,
    new QdrantCollections(connection, settings.collection, dimensions),
  );
}
