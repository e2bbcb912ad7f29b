import { workerData } from 'node:worker_threads';
import { serveWorker } from '../workers/serve-worker.js';
import { SqliteSiteCatalog } from './catalogs/sqlite.catalog.js';
import { RetrievalEngine } from './retrieval-engine.js';
import { IndexDatabase } from './stores/index-database.js';
import { SqlitePassageStore } from './stores/sqlite.store.js';

const { dataDir } = workerData as { dataDir: string };
const database = new IndexDatabase(dataDir);

serveWorker(new RetrievalEngine(new SqliteSiteCatalog(database), new SqlitePassageStore(database)));
