import { workerData } from 'node:worker_threads';
import type { RetrievalConfiguration } from '../configuration/configuration.js';
import { logFromWorker, serveWorker } from '../workers/serve-worker.js';
import { chooseAdapters, chooseReranker } from './adapters.js';
import { RetrievalEngine } from './retrieval-engine.js';
import { SearchModels } from './search-models.js';

const configuration = workerData as RetrievalConfiguration;
const { catalog, store, embedder } = await chooseAdapters(configuration);
const reranker = await chooseReranker(configuration);

serveWorker(new RetrievalEngine(catalog, store, new SearchModels({ embedder, reranker }, logFromWorker)));
