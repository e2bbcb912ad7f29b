/**
 * `npm start`: the service and our own website with the plugin on, indexed, from a fresh clone in one command.
 * Stops both on Ctrl-C; when one of them dies, so does the other.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { installed, projectEnvironment, projectNode, root } from './checkout.mjs';
import { Failure, describeExit, launch, run, runCommand } from './child-processes.mjs';
import { install, isInstalled } from './installation.mjs';
import { build } from './nx.mjs';
import { Stages } from './stages.mjs';
import { readIndexKey, readStartSettings, requireFreePort } from './start-settings.mjs';

const help = `npm start

Installs what is missing, builds, starts the service and the website of this project with the chat widget on it,
and indexes the website's pages. Ctrl-C stops everything.

  PORT=8000         where the service listens
  SITE_PORT=3000    where the website listens
  HOST=0.0.0.0      the address on which both listen
  DATA_DIR=./data   where the service keeps its index, its threads and its generated secrets

Every other variable that the service reads is passed on; the website's configuration page lists them.`;

const bootTimeoutMs = 60_000;
const website = join(root, 'website');

/** Resolves to the first good response of `url`; fails when that takes too long. */
async function respond(url) {
  const deadline = performance.now() + bootTimeoutMs;
  while (performance.now() < deadline) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return response;
    await sleep(100);
  }
  throw new Failure(`${url} did not answer within ${bootTimeoutMs / 1000} s.`);
}

function failEnded(name, exitCode) {
  throw new Failure(`${name} stopped by itself (${describeExit(exitCode)}`);
}

/** What the service says it runs on, for people. */
function describe({ runs_on: runsOn, costs_money: costsMoney, degraded }) {
  const answers =
    runsOn.answer_model === 'quoting'
      ? 'Answers quote the docs: set OPENAI_API_KEY for written ones.'
      : `Answers are written by ${runsOn.answer_model}.`;
  const costs =
    costsMoney.length > 0 ? `These cost money: ${costsMoney.join(', ')}.` : 'Nothing costs money.';
  return [answers, costs, ...degraded].map((line) => `  ${line}`).join('\n');
}

async function start() {
  const settings = readStartSettings(process.env);
  const { host, port, sitePort, siteUrl, serviceUrl } = settings;
  await requireFreePort('PORT', port);
  await requireFreePort('SITE_PORT', sitePort);

  const stages = new Stages();
  if (!isInstalled()) await stages.run('install', 'Installing packages (about a minute)', install);
  await stages.run('build', 'Building the service and the website', () =>
    build(['backend', 'website'], settings.env),
  );

  const node = projectNode();
  const env = projectEnvironment(settings.env);
  const docusaurus = (...args) => [installed('docusaurus'), ...args];
  const ended = [];
  const keepRunning = (name, args, cwd) =>
    ended.push(launch(node, args, { cwd, env }).ended.then((exitCode) => failEnded(name, exitCode)));
  const whileRunning = (work) => Promise.race([work, ...ended]);

  await stages.run('start', 'Starting the service and the website', () => {
    keepRunning('The service', [join(root, 'backend/dist/main.js')], root);
    const serve = docusaurus('serve', '--no-open', '--host', host, '--port', String(sitePort));
    keepRunning('The website', serve, website);
    return whileRunning(Promise.all([respond(`${serviceUrl}/health/ready`), respond(siteUrl)]));
  });
  await stages.run('index', "Indexing the website's pages", () => {
    const withKey = { ...env, CHATKIT_INDEX_API_KEY: readIndexKey(settings) };
    return whileRunning(run('Indexing', node, docusaurus('chatkit:index'), { cwd: website, env: withKey }));
  });

  const health = await whileRunning(
    respond(`${serviceUrl}/health/ready`).then((response) => response.json()),
  );
  console.log(`
Ready in ${stages.summary()}

  Ask the docs   ${siteUrl}
  API            ${serviceUrl}/docs

${describe(health)}
  Ctrl-C stops everything.
`);
  await whileRunning(new Promise(() => {}));
}

await runCommand(async () => {
  if (process.argv.includes('--help')) console.log(help);
  else await start();
});
