/**
 * `node .ci/evaluate.mjs <folder of the evaluation>` prints the figures of real readers' questions: the service at
 * SERVICE_URL, with Markdown and with HTML pages, beside plain BM25, for each corpus and for both pooled. Exits with 1
 * when a figure is below plain BM25's, or a pooled one below what has been reached.
 */
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const folder = resolve(process.argv[2]);
const { SERVICE_URL, INDEX_API_KEY } = process.env;
const { readQuestions } = await import(pathToFileURL(join(folder, 'corpus.mjs')).href);
const corpora = ['docusaurus', 'jest'];
const formats = ['markdown', 'html'];

/** What both corpora together must show, with either format. */
const leastPooled = {
  'page hit@1': 0.74,
  'page hit@5': 0.93,
  'page MRR@10': 0.81,
  'heading hit@5': 0.73,
  'heading MRR@10': 0.54,
  'AUC unanswerable': 0.84,
};
/** What the answers to both corpora together must show: those that quote. */
const leastOfAnswers = {
  'answered when answerable': 0.85,
  'right page cited': 0.75,
  'declined when not in docs': 0.65,
};
const mostCharacters = 1_200;
const isShown = (name) => !['corpus', 'format', 'indexed', 'questions'].includes(name);

const questionsFile = (corpus) => join(folder, `questions/${corpus}.dev.jsonl`);

async function figures(script, ...args) {
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, script), ...args]);
  return JSON.parse(stdout);
}

/** The figures of a corpus by column, and by format how sure the service was of each question. */
async function evaluate(corpus) {
  const questions = questionsFile(corpus);
  const service = [
    '--api',
    SERVICE_URL,
    '--key',
    INDEX_API_KEY,
    '--corpus',
    corpus,
    '--questions',
    questions,
  ];
  const columns = { 'plain BM25': await figures('baseline.mjs', corpus, questions) };
  const confidences = {};
  for (const format of formats) {
    const options = format === 'html' ? ['--html'] : [];
    columns[format] = await figures('score.mjs', ...service, ...options, '--answers', '--held-out-pages');
    confidences[format] = await confidencesOf(corpus);
  }
  return { corpus, columns, confidences };
}

/** How sure the service is of each question to the corpus that it has indexed last. */
async function confidencesOf(corpus) {
  const asked = [];
  for (const { question, kind } of readQuestions(questionsFile(corpus))) {
    const query = new URLSearchParams({ site: `evaluation-${corpus}`, q: question });
    const headers = { authorization: `Bearer ${INDEX_API_KEY}` };
    const response = await fetch(`${SERVICE_URL}/api/search?${query}`, { headers });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    asked.push({ isAnswerable: kind === 'answerable', confidence: (await response.json()).confidence });
  }
  return asked;
}

/** The figures of all corpora as if their questions were one set. */
function pool(results, column) {
  const names = Object.keys(leastPooled).filter((name) => /hit@|MRR@/.test(name));
  const pooled = Object.fromEntries(names.map((name) => [name, pooledShare(results, column, name)]));
  if (column === 'plain BM25') return pooled;
  for (const name of Object.keys(leastOfAnswers)) pooled[name] = pooledShare(results, column, name);
  const asked = results.flatMap(({ confidences }) => confidences[column]);
  return { ...pooled, 'AUC unanswerable': areaUnderCurve(asked) };
}

/** The mean over the questions that a figure is about: those to be declined, those that have headings, or all answerable. */
function pooledShare(results, column, name) {
  const isCounted = ({ kind, anchors }) =>
    name.startsWith('declined')
      ? kind !== 'answerable'
      : kind === 'answerable' && (!name.startsWith('heading') || anchors.length > 0);
  let sum = 0;
  let total = 0;
  for (const { corpus, columns } of results) {
    const count = readQuestions(questionsFile(corpus)).filter(isCounted).length;
    sum += columns[column][name] * count;
    total += count;
  }
  return Number((sum / total).toFixed(3));
}

/** How likely the service is surer of an answerable question than of another; equally sure counts half. */
function areaUnderCurve(asked) {
  const answerable = asked.filter(({ isAnswerable }) => isAnswerable);
  const others = asked.filter(({ isAnswerable }) => !isAnswerable);
  let won = 0;
  for (const one of answerable) {
    for (const other of others) won += (1 + Math.sign(one.confidence - other.confidence)) / 2;
  }
  return Number((won / answerable.length / others.length).toFixed(3));
}

function show(title, columns) {
  const names = Object.keys(columns.markdown).filter(isShown);
  const row = (name) =>
    Object.fromEntries(Object.entries(columns).map(([column, of]) => [column, of[name] ?? '']));
  console.log(`\n${title}`);
  console.table(Object.fromEntries(names.map((name) => [name, row(name)])));
}

const results = [];
for (const corpus of corpora) results.push(await evaluate(corpus));
const pooled = Object.fromEntries(
  ['plain BM25', ...formats].map((column) => [column, pool(results, column)]),
);

const faults = [];
for (const { corpus, columns } of results) {
  show(`${corpus}, ${columns.markdown.questions} answerable questions`, columns);
  for (const format of formats) {
    const longest = Number(columns[format]['answer characters p50/max'].split('/')[1]);
    if (!(longest <= mostCharacters))
      faults.push(`${corpus}, ${format}: an answer has ${longest} characters`);
  }
  for (const name of Object.keys(columns.markdown).filter((name) => /hit@|MRR@/.test(name))) {
    for (const format of formats) {
      if (columns[format][name] < columns['plain BM25'][name])
        faults.push(`${corpus}, ${format}: ${name} is below plain BM25`);
    }
  }
}
const least = { ...leastPooled, ...leastOfAnswers };
show('both, pooled', { ...pooled, 'at least': least });
for (const [name, figure] of Object.entries(least)) {
  for (const format of formats) {
    if (pooled[format][name] < figure) faults.push(`pooled, ${format}: ${name} is below ${figure}`);
  }
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
