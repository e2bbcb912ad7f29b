/**
 * `node .ci/compare-stores.mjs <folder of the evaluation>` asks the same service, once with its passages in SQLite and
 * once in the double of Qdrant, every question of a corpus, by words alone and with vectors, and prints for how many the
 * best passage is the same. Exits with 1 when that is below 95 %.
 */
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { indexKey, startDouble, startService } from './processes.mjs';

const leastShare = 0.95;
const corpus = 'docusaurus';
const site = `stores-${corpus}`;
const folder = resolve(process.argv[2]);
const { readPages, readQuestions } = await import(pathToFileURL(join(folder, 'corpus.mjs')).href);
const pages = readPages(corpus, { html: true });
const questions = readQuestions(join(folder, `questions/${corpus}.dev.jsonl`)).map(
  ({ question }) => question,
);

const call = async (url, path, init = {}) => {
  const headers = { authorization: `Bearer ${indexKey}`, 'content-type': 'application/x-ndjson' };
  const response = await fetch(url + path, { ...init, headers });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
};

/** The best passage for each question, or `none`. */
async function bestPassages(variables) {
  const service = await startService(variables);
  try {
    const body = pages.map((page) => `${JSON.stringify(page)}\n`).join('');
    await call(service.url, `/api/sites/${site}/pages`, { method: 'PUT', body });
    const best = [];
    for (const question of questions) {
      const query = new URLSearchParams({ site, q: question, limit: '5' });
      const { results } = await call(service.url, `/api/search?${query}`);
      best.push(results[0]?.url ?? 'none');
    }
    return best;
  } finally {
    await service.stop();
  }
}

const qdrant = await startDouble('qdrant');
const openai = await startDouble('openai');
const kinds = {
  'by words': {},
  'by words and vectors': {
    OPENAI_BASE_URL: `${openai.url}/v1`,
    EMBEDDING_MODEL: 'text-embedding-3-small',
    EMBEDDING_DIMENSIONS: '384',
  },
};
try {
  for (const [kind, variables] of Object.entries(kinds)) {
    const inSqlite = await bestPassages(variables);
    const inQdrant = await bestPassages({ ...variables, QDRANT_URL: qdrant.url });
    const same = inSqlite.filter((best, index) => best === inQdrant[index]).length;
    const share = same / questions.length;
    console.log(
      `${kind}: the same best passage for ${same} of ${questions.length} questions (${share.toFixed(3)})`,
    );
    if (share < leastShare) process.exitCode = 1;
  }
} finally {
  await qdrant.stop();
  await openai.stop();
}
