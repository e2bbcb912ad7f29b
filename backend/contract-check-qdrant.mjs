/**
 * Checks the Qdrant double against Qdrant's contract: `node contract-check-qdrant.mjs <folder> [recording]`, the folder
 * holding qdrant.schema.json and qdrant.cases.json. Every legal request must be taken, every illegal one refused, the
 * known errors and plain replies reproduced, and every reply legal. All that the built service sends when it keeps a
 * site there must be legal too, and so must a recording (`--record` of the double). The last line is `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { openContract } from './test/contract/contract.mjs';
import { driveQdrantStore } from './test/contract/drive-qdrant-store.mjs';

const { schema, contract, recording, isLegal, check, report } = openContract(
  'qdrant',
  'contract-check-qdrant.mjs',
);

/** Where the operations are served that have cases. */
const ROUTES = {
  create_collection: 'PUT /collections/{}',
  create_field_index: 'PUT /collections/{}/index',
  upsert_points: 'PUT /collections/{}/points',
  delete_points: 'POST /collections/{}/points/delete',
  scroll_points: 'POST /collections/{}/points/scroll',
  count_points: 'POST /collections/{}/points/count',
  query_points: 'POST /collections/{}/points/query',
  query_batch_points: 'POST /collections/{}/points/query/batch',
  update_aliases: 'POST /collections/aliases',
};
/** Operations that have cases and that the double leaves out. */
const NOT_SERVED = ['query_points_groups'];
/** Legal for the schema, but not for the service: 422. */
const LOOSE_CASES = ['q036'];
const POINT = '5c56c793-69f3-4fbf-87e6-c4bf54c28c26';
const KEYS = { key: 'all', 'read-only-key': 'read' };

const directory = mkdtempSync(path.join(os.tmpdir(), 'qdrant-contract-'));
const ownRecording = path.join(directory, 'exchanges.ndjson');
try {
  await withDouble({ record: ownRecording }, async (call) => {
    await checkCases(await prepared(call));
    await checkErrors(call);
    await checkPlain(call);
    await checkOtherReads(call);
  });
  await withDouble({ record: ownRecording, ...KEYS }, checkKeys);
  checkReplies(ownRecording);
  const serviceRecording = path.join(directory, 'service.ndjson');
  await withDouble({ record: serviceRecording, key: 'all' }, (_call, url) =>
    withDouble({ vendor: 'openai' }, (_ask, modelUrl) =>
      driveQdrantStore({ url, apiKey: 'all', modelUrl }, check),
    ),
  );
  for (const file of [serviceRecording, ...(recording ? [recording] : [])]) {
    checkRequests(file);
    checkReplies(file);
  }
} finally {
  rmSync(directory, { recursive: true, force: true });
}
report();

/** Collections of every form that the cases are about. */
async function prepared(call) {
  const size = (dimensions) => ({ size: dimensions, distance: 'Cosine' });
  await call('PUT', '/collections/docs', {
    vectors: { dense: size(4) },
    sparse_vectors: { bm25: { modifier: 'idf' } },
  });
  for (const name of ['docs_v2', 'four']) await call('PUT', `/collections/${name}`, { vectors: size(4) });
  await call('PUT', '/collections/two', { vectors: size(2) });
  await call('PUT', '/collections/four/points?wait=true', {
    points: [{ id: POINT, vector: [1, 2, 3, 4], payload: { doc_id: 'a', position: 1 } }],
  });
  return call;
}

/** A legal request must be answered with 200 on one of the collections, or refused for more than its form. */
async function checkCases(call) {
  for (const { id, def, valid, instance } of contract.cases) {
    const [, operation] = /^req\.(.+)$/.exec(def) ?? [];
    if (operation === undefined || NOT_SERVED.includes(operation)) continue;
    const [method, route] = ROUTES[operation].split(' ');
    const isLegalHere = valid && !LOOSE_CASES.includes(id);
    const names = operation === 'create_collection' ? [id] : ['docs', 'four', 'two'];
    const answers = [];
    for (const name of names) {
      answers.push(await call(method, `${route.replace('{}', name)}?wait=true`, instance));
      if (isLegalHere && answers.at(-1).status === 200) break;
    }
    const { status, body } = answers.at(-1);
    const isRefusedForItsForm = status === 422 || /^Format error/.test(body.status.error);
    check(
      `${id} ${operation} (${isLegalHere ? 'legal' : 'illegal'})`,
      isLegalHere ? status === 200 || (status === 400 && !isRefusedForItsForm) : isRefusedForItsForm,
      answers,
    );
  }
}

async function checkErrors(call) {
  const query = (body, name = 'four') => call('POST', `/collections/${name}/points/query`, body);
  checkError('missing_collection', await query({}, 'nope'));
  checkError('collection_exists', await call('PUT', '/collections/docs', {}));
  checkError('dimension', await query({ query: [1, 2, 3] }));
  checkError('unknown_vector', await query({ query: [1], using: 'nope' }));
  checkError('missing_point', await call('GET', '/collections/four/points/999'));
  checkError('validation', await query({ query: [1, 2, 3, 4], limit: 0 }));
  checkError('bad_json', await query('x'));
  checkError('prefetch_without_query', await query({ prefetch: { query: [1, 2, 3, 4] } }));
}

function checkError(name, { status, body }) {
  const { http, body: expected, text } = contract.errors[name];
  const isSame = isDeepStrictEqual(body?.status, expected?.status) && !('result' in Object(body));
  check(`error ${name}`, status === http && (text === undefined ? isSame : body === text), [status, body]);
}

async function checkPlain(call) {
  for (const [route, text] of Object.entries(contract.plain))
    check(`plain ${route}`, (await call('GET', route)).body === text);
  const root = await call('GET', '/');
  check('root', isDeepStrictEqual(root.body, contract.root), root);
}

async function checkKeys(call) {
  checkError('no_key', await call('GET', '/collections'));
  checkError('wrong_key', await call('GET', '/collections', undefined, { 'api-key': 'nope' }));
  checkError('read_only_key_write', await call('PUT', '/collections/a', {}, { 'api-key': 'read' }));
  for (const route of Object.keys(contract.plain))
    check(`${route} without a key`, (await call('GET', route)).status === 200);
}

/** The operations that have no cases, for the sake of their replies. */
async function checkOtherReads(call) {
  const points = '/collections/four/points';
  for (const [method, route, body] of [
    ['GET', '/collections'],
    ['GET', '/aliases'],
    ['GET', '/collections/docs'],
    ['GET', '/collections/live'],
    ['GET', '/collections/live/exists'],
    ['GET', '/collections/docs_v2/aliases'],
    ['PATCH', '/collections/docs', { metadata: { a: 1 }, hnsw_config: { m: 8 } }],
    ['PUT', `${points}?wait=true`, { points: [{ id: 3, vector: [1, 0, 0, 0], payload: { a: [1] } }] }],
    ['GET', `${points}/3`],
    ['POST', points, { ids: [3, 4], with_vector: true }],
    ['POST', `${points}/payload?wait=true`, { payload: { b: 1 }, points: [3] }],
    ['PUT', `${points}/payload?wait=true`, { payload: { b: 1 }, points: [3] }],
    ['POST', `${points}/payload/delete?wait=true`, { keys: ['b'], points: [3] }],
    ['POST', `${points}/batch`, { operations: [{ delete: { points: [3] } }] }],
    ['PUT', '/collections/four/index?wait=true', { field_name: 'position', field_schema: 'integer' }],
    ['POST', `${points}/scroll`, { order_by: 'position', with_vector: true }],
    ['DELETE', '/collections/four/index/position'],
    ['DELETE', '/collections/four'],
  ]) {
    const answer = await call(method, route, body);
    check(`${method} ${route}`, answer.status === 200, answer);
  }
}

function* exchangesOf(file) {
  for (const line of readFileSync(file, 'utf8').split('\n')) if (line) yield JSON.parse(line);
}

/** Every reply that the double made up itself must be legal. */
function checkReplies(file) {
  for (const { operation, path: route, status, response, fault } of exchangesOf(file)) {
    if (status === null || fault === 'status' || status === 401) continue;
    const definition = [`${status}`, `${String(status)[0]}XX`]
      .map((name) => `res.${operation}.${name}`)
      .find((name) => name in schema.$defs);
    const isRight = definition !== undefined && isLegal(definition, response);
    check(`reply ${status} of ${operation} ${route}`, isRight, response);
  }
}

/** Every request of a recording must be legal and served. */
function checkRequests(file) {
  for (const { operation, path: route, request } of exchangesOf(file)) {
    const definition = `req.${operation}`;
    const isKnown = `res.${operation}.200` in schema.$defs;
    const isRight = isKnown && (!(definition in schema.$defs) || isLegal(definition, request));
    check(`request ${operation} ${route}`, isRight, request);
  }
}

/** Runs the double with these flags for as long as the checks take. */
async function withDouble({ vendor = 'qdrant', ...flags }, checks) {
  const main = path.join(import.meta.dirname, 'test/doubles/main.ts');
  const given = Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`);
  const double = spawn(process.execPath, [main, vendor, ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const url = await listening(double);
    await checks((method, route, body, headers = {}) => call(url + route, method, body, headers), url);
  } finally {
    double.kill();
  }
}

async function call(url, method, body, headers) {
  const response = await fetch(url, {
    method,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
    signal: AbortSignal.timeout(30_000),
  });
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, body: isJson ? await response.json() : await response.text() };
}

function listening(double) {
  return new Promise((resolve, reject) => {
    let log = '';
    double.stdout.on('data', (chunk) => {
      log += chunk;
      const [, address] = /Listening on (http:\/\/[\d.:]+)/.exec(log) ?? [];
      if (address) resolve(address);
    });
    double.once('exit', () => reject(new Error(`The double does not start:\n${log}`)));
  });
}
