import { workerData } from 'node:worker_threads';
import { serveWorker } from '../../workers/serve-worker.js';
import { SqliteTokenUseStore } from './stores/sqlite.store.js';

const { dataDir } = workerData as { dataDir: string };

serveWorker(new SqliteTokenUseStore(dataDir));
