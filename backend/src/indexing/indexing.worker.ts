import path from 'node:path';
import { workerData } from 'node:worker_threads';
import type { RetrievalConfiguration } from '../configuration/configuration.js';
import { chooseAdapters } from '../retrieval/adapters.js';
import { Upstream } from '../upstreams/upstream.js';
import { logFromWorker, serveWorker } from '../workers/serve-worker.js';
import { Indexer } from './indexer.js';
import { IndexingEngine } from './indexing-engine.js';
import { PassageEmbedder } from './passage-embedder.js';
import { StagedUploads } from './staged-upload.js';

const configuration = workerData as RetrievalConfiguration;
const { catalog, embeddings, store, transaction, embedder, upstreams } = await chooseAdapters(configuration, {
  purpose: 'indexing',
  maxPauseMs: 0,
  log: logFromWorker,
});
const embedding = new Upstream({ name: 'Embedding of passages', maxPauseMs: 0, onChange: logFromWorker });
const engine = new IndexingEngine({
  indexer: new Indexer({
    catalog,
    store,
    transaction,
    log: logFromWorker,
    embedder: embedder && new PassageEmbedder(embedder, embeddings, embedding),
  }),
  uploads: new StagedUploads(path.join(configuration.dataDir, 'uploads')),
  mayPay: configuration.reindex === 'auto',
  upstreams: embedder ? [...upstreams, embedding] : upstreams,
});

engine.resume();
serveWorker(engine);
