/**
 * `node .ci/evaluate.mjs <folder of the evaluation>` prints the figures of real readers' questions: the service at
 * SERVICE_URL, with Markdown and with HTML pages, beside plain BM25. Exits with 1 when a figure is below plain BM25's.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const [folder] = process.argv.slice(2);
const { SERVICE_URL, INDEX_API_KEY } = process.env;

async function figures(script, ...args) {
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, script), ...args]);
  return JSON.parse(stdout);
}

async function evaluate(corpus) {
  const questions = join(folder, `questions/${corpus}.dev.jsonl`);
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
  const baseline = await figures('baseline.mjs', corpus, questions);
  const markdown = await figures('score.mjs', ...service, '--answers');
  const html = await figures('score.mjs', ...service, '--answers', '--html');
  return { baseline, markdown, html };
}

const shown = (name) => !['corpus', 'format', 'indexed', 'questions'].includes(name);

let below = 0;
for (const corpus of ['docusaurus', 'jest']) {
  const columns = await evaluate(corpus);
  const names = Object.keys(columns.markdown).filter(shown);
  console.log(`\n${corpus}, ${columns.markdown.questions} answerable questions`);
  console.table(Object.fromEntries(names.map((name) => [name, rowOf(name, columns)])));
  for (const name of names.filter((name) => /hit@|MRR@/.test(name))) {
    for (const format of ['markdown', 'html']) {
      if (columns[format][name] >= columns.baseline[name]) continue;
      console.error(`Below plain BM25: ${corpus}, ${format}, ${name}`);
      below++;
    }
  }
}
process.exitCode = below > 0 ? 1 : 0;

function rowOf(name, { baseline, markdown, html }) {
  return { 'plain BM25': baseline[name] ?? '', markdown: markdown[name], html: html[name] };
}
