import path from 'node:path';
import { workerData } from 'node:worker_threads';
import { SqliteSiteCatalog } from '../retrieval/catalogs/sqlite.catalog.js';
import { IndexDatabase } from '../retrieval/stores/index-database.js';
import { SqliteIndexTransaction } from '../retrieval/stores/sqlite.index-transaction.js';
import { SqlitePassageStore } from '../retrieval/stores/sqlite.store.js';
import { serveWorker } from '../workers/serve-worker.js';
import { Indexer } from './indexer.js';
import { IndexingEngine } from './indexing-engine.js';
import { StagedUploads } from './staged-upload.js';

const { dataDir } = workerData as { dataDir: string };
const database = new IndexDatabase(dataDir);
const indexer = new Indexer(
  new SqliteSiteCatalog(database),
  new SqlitePassageStore(database),
  new SqliteIndexTransaction(database),
);
const engine = new IndexingEngine(indexer, new StagedUploads(path.join(dataDir, 'uploads')));

engine.resume();
serveWorker(engine);
