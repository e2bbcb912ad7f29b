import { workerData } from 'node:worker_threads';
import type { RetrievalConfiguration } from '../configuration/configuration.js';
import { logFromWorker, serveWorker } from '../workers/serve-worker.js';
import { chooseAdapters, chooseReranker } from './adapters.js';
import { RetrievalEngine } from './retrieval-engine.js';
import { SearchModels } from './search-models.js';

const configuration = workerData as RetrievalConfiguration;
const { catalog, store, embedder, upstreams } = await chooseAdapters(configuration, {
  purpose: 'search',
  maxPauseMs: 5_000,
  log: logFromWorker,
});
const reranker = await chooseReranker(configuration);

const models = new SearchModels({ embedder, reranker }, logFromWorker);

serveWorker(new RetrievalEngine(catalog, store, models, upstreams));
