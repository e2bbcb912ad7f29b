/**
 * Checks what is said between this service and Cohere against a hand-written contract:
 * `node contract-check-cohere.mjs <folder> [record.ndjson]`, the folder holding cohere.schema.json and
 * cohere.cases.json. The double must take every legal request and refuse every illegal one, all its replies must be
 * legal, and so must be what the built adapters send; of a double's recording the exchanges are checked alike. The last
 * line is `N passed, N failed`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openContract } from './test/contract/contract.mjs';
import { CohereEmbedder } from './dist/retrieval/embedders/cohere.embedder.js';
import { CohereReranker } from './dist/retrieval/rerankers/cohere.reranker.js';
import { startDouble } from './test/doubles/start-double.ts';

const { schema, contract, recording, faultsOf, check, report } = openContract(
  'cohere',
  'contract-check-cohere.mjs',
);

const OPERATIONS = {
  embed: { request: 'EmbedRequest', response: 'EmbedResponse' },
  rerank: { request: 'RerankRequest', response: 'RerankResponse' },
};
const API_KEY = 'contract-check';

const checkLegal = (name, definition, value) => {
  const faults = faultsOf(definition, value);
  check(`${name} is a legal ${definition}`, !faults, { faults, value });
};

const scratch = mkdtempSync(path.join(os.tmpdir(), 'cohere-contract-'));
try {
  const record = path.join(scratch, 'record.ndjson');
  await withDouble({}, checkCases);
  await withDouble({ 'embedding-types': 'required', record }, driveAdapters);
  checkRecording(record);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (recording) checkRecording(recording);
report();

async function withDouble(flags, work) {
  const double = await startDouble('cohere', { key: API_KEY, ...flags });
  try {
    await work(double.url);
  } finally {
    await double.stop();
  }
}

/** Sends every request of the cases, and every sample, to the double. */
async function checkCases(url) {
  const { cases, samples } = contract;
  const requests = [
    ...cases,
    { id: 'sample', def: 'EmbedRequest', valid: true, instance: samples.embed_request },
    { id: 'sample', def: 'RerankRequest', valid: true, instance: samples.rerank_request },
  ];
  for (const [operation, { request, response }] of Object.entries(OPERATIONS)) {
    for (const { id, valid, why, instance } of requests.filter(({ def }) => def === request)) {
      const name = `${id} ${request} ${valid ? '(legal)' : `(illegal: ${why})`}`;
      const reply = await fetch(`${url}/v2/${operation}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${API_KEY}` },
        body: JSON.stringify(instance),
      });
      const body = await reply.json();
      check(name, valid ? reply.status === 200 : [400, 422].includes(reply.status), [reply.status, body]);
      checkLegal(`the reply to ${name}`, valid ? response : 'Error', body);
    }
  }
}

/** Has the adapters say all that they can say, and be refused in every way that the double can. */
async function driveAdapters(url) {
  const { signal } = new AbortController();
  const connection = { apiKey: API_KEY, baseUrl: url };
  const texts = Array.from({ length: 104 }, (_, index) => (index % 10 === 3 ? '' : `passage ${index}`));
  const embedder = (settings) => new CohereEmbedder({ ...connection, model: 'embed-v4.0', ...settings });
  const reranker = (settings) =>
    new CohereReranker({ ...connection, model: 'rerank-v4.0-fast', ...settings });

  for (const dimensions of [undefined, 256, 512, 1024, 1536]) {
    await embedder({ dimensions }).embed(texts, 'passage', signal);
    await embedder({ dimensions }).embed(['a question?'], 'question', signal);
  }
  await embedder({ model: 'embed-multilingual-v3.0' }).embed(['a passage'], 'passage', signal);
  await reranker({}).rerank('a question?', texts, signal);
  await reranker({ model: 'rerank-v3.5' }).rerank('long '.repeat(5000), ['a passage'], signal);

  for (const [fault, work] of [
    ['unauthorized', () => embedder({ apiKey: 'wrong' }).embed(['a'], 'question', signal)],
    ['unauthorized', () => reranker({ apiKey: 'wrong' }).rerank('a', ['a'], signal)],
    ['rejected', () => embedder({ model: 'embed-v9' }).embed(['a'], 'question', signal)],
    [
      'rejected',
      () => embedder({ model: 'embed-english-v3.0', dimensions: 256 }).embed(['a'], 'question', signal),
    ],
    ['rejected', () => reranker({ model: 'rerank-v9' }).rerank('a', ['a'], signal)],
  ]) {
    const error = await work().then(
      () => undefined,
      (thrown) => thrown,
    );
    check(`an adapter that is refused tells ${fault}`, error?.fault === fault, error?.operatorMessage);
  }
}

/** Checks the exchanges that a double recorded; what a scripted fault answered is not the double's own. */
function checkRecording(file) {
  const exchanges = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const ofCohere = exchanges.filter(({ vendor, operation }) => vendor === 'cohere' && OPERATIONS[operation]);
  check(`${path.basename(file)} holds exchanges with Cohere`, ofCohere.length > 0, exchanges.length);
  for (const [index, { operation, request, status, response, fault }] of ofCohere.entries()) {
    const definitions = OPERATIONS[operation];
    const name = `${path.basename(file)}:${index + 1} ${operation}`;
    if (request !== undefined) {
      checkLegal(`the request of ${name}`, definitions.request, request);
      const unknown = Object.keys(request).filter(
        (key) => !schema.$defs[definitions.request].properties[key],
      );
      check(`the request of ${name} has known fields only`, unknown.length === 0, unknown);
    }
    if (status !== null && fault !== 'status') {
      checkLegal(`the reply of ${name}`, status === 200 ? definitions.response : 'Error', response);
    }
  }
}
