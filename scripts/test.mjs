/**
 * `npm test [-- project …]`: every test of every project, or of those named; the last line is their sum. Installs
 * first what is missing. No variable that configures the service or the plugin reaches a test; QDRANT_TEST_URL and
 * QDRANT_TEST_API_KEY name a real Qdrant for the tests of the passage stores.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './checkout.mjs';
import { runCommand } from './child-processes.mjs';
import { ensureInstalled } from './installation.mjs';
import { runTarget } from './nx.mjs';

const configuration =
  /^(NODE_ENV|PORT|HOST|SITE_PORT|SITE_URL|ALLOWED_ORIGINS|TRUST_PROXY|DATA_DIR|LOG_LEVEL|DATABASE_URL|REDIS_URL|REINDEX|DAILY_TOKEN_BUDGET)$|^(SESSION|INDEX|ANSWER|OPENAI|EMBEDDING|COHERE|RERANK|QDRANT(?!_TEST)|RATE_LIMIT|THREAD|CHATKIT)_/;

const unconfigured = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !configuration.test(name)));

const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const testedProjects = () =>
  readJson('package.json').workspaces.filter((project) => readJson(`${project}/package.json`).scripts?.test);
const resultsOf = (project) => `${project}/test-results.json`;

/** What jest counted in `project`; a suite that could not run is one failure, and so is a project that could not. */
function countTests(project) {
  if (!existsSync(join(root, resultsOf(project))))
    return { project, passed: 0, failed: 1, remark: 'did not run' };
  const results = readJson(resultsOf(project));
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const skipped = results.numPendingTests + results.numTodoTests;
  return {
    project,
    passed: results.numPassedTests,
    failed: failed || Number(!results.success),
    remark: skipped > 0 ? `${skipped} skipped` : '',
  };
}

/** Its tests start the product as a user does, which builds it: no other test may run what is being replaced then. */
const builds = 'e2e';

/** Tests the projects in two turns; the exit code is that of the first turn that failed. */
async function testInTurn(projects) {
  const turns = [
    projects.filter((project) => project !== builds),
    projects.filter((project) => project === builds),
  ];
  const exitCodes = [];
  for (const turn of turns.filter(({ length }) => length > 0)) {
    exitCodes.push(await runTarget('test', ['-p', turn.join(',')], unconfigured()));
  }
  return exitCodes.find((exitCode) => exitCode !== 0) ?? 0;
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

await runCommand(async () => {
  await ensureInstalled();
  const selected = process.argv.slice(2);
  const projects = selected.length > 0 ? selected : testedProjects();
  // A result left by an earlier run would be counted for a project that did not get to run now.
  projects.forEach((project) => rmSync(join(root, resultsOf(project)), { force: true }));
  const exitCode = await testInTurn(projects);

  const counts = projects.map(countTests);
  console.log();
  for (const { project, passed, failed, remark } of counts) {
    console.log(`${project}: ${passed} passed, ${failed} failed${remark && ` (${remark})`}`);
  }
  const failed = sum(counts.map((count) => count.failed));
  console.log(`${sum(counts.map((count) => count.passed))} passed, ${failed} failed`);
  return failed > 0 ? 1 : exitCode;
});
