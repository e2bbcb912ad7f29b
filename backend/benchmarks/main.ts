/**
 * Runs the benchmarks of the built service: `npm run bench` from the root builds it first. Exits with 1 when a budget is
 * not held, 2 when it is called wrongly.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { benchmarks } from './benchmarks.ts';
import { readOptions, type RunOptions } from './command-line.ts';
import { isFailure, ratioOf, verdictOf, type Figure } from './harness/figure.ts';
import { toTable } from './harness/table.ts';
import { IndexedSites } from './processes/indexed-sites.ts';

const HELP = `npm run bench [-- --only <name>] [--quick] [--json <file>]

Measures what the service promises of its speed, each figure as a ratio to a reference measured in the same run.
Exits with 1 when a budget is not held; figures that are advised depend on the machine and decide nothing.

  --only <name>  this benchmark alone; may be given several times
  --quick        smaller corpora and fewer samples, to see that it all runs; decides nothing, exits with 0
  --json <file>  writes the figures as JSON too

${benchmarks.map(({ name, title }) => `  ${name.padEnd(12)} ${title}`).join('\n')}`;

// Leaving by exit removes folders and ends processes, which dying of a signal does not.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

const options = understandArguments();
if (options?.help) console.log(HELP);
else if (options) await run(options);

function understandArguments(): RunOptions | undefined {
  try {
    return readOptions(
      process.argv.slice(2),
      benchmarks.map(({ name }) => name),
    );
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${HELP}`);
    process.exitCode = 2;
    return undefined;
  }
}

async function run({ only, isQuick, jsonFile }: RunOptions): Promise<void> {
  const started = performance.now();
  const progress = (message: string): void =>
    console.log(`  ${((performance.now() - started) / 1_000).toFixed(0).padStart(3)} s  ${message}`);
  const sites = new IndexedSites(progress);
  const figures: (Figure & { benchmark: string })[] = [];
  try {
    for (const { name, title, run: measure } of benchmarks) {
      if (only.length > 0 && !only.includes(name)) continue;
      console.log(`\n▸ ${title} (${name})`);
      for (const figure of await measure({ isQuick, sites, progress })) {
        figures.push({ benchmark: name, ...figure });
      }
    }
  } finally {
    await sites.remove();
  }
  if (jsonFile !== undefined) writeFileSync(jsonFile, toJson(figures, isQuick));
  const { node } = process.versions;
  console.log(`\nNode ${node}, ${process.platform} ${process.arch}, ${availableParallelism()} processors\n`);
  console.log(`${toTable(figures)}\n`);
  const failures = figures.filter(isFailure);
  if (isQuick) console.log('A quick run decides nothing: its corpora are too small for the budgets.');
  else if (failures.length === 0) console.log('All budgets are held.');
  else {
    console.log(`Not held: ${failures.map(({ what }) => what).join('; ')}.`);
    process.exitCode = 1;
  }
}

function toJson(figures: Figure[], isQuick: boolean): string {
  const judged = figures.map((figure) => ({
    ...figure,
    ratio: ratioOf(figure),
    verdict: verdictOf(figure),
  }));
  return `${JSON.stringify({ isQuick, node: process.versions.node, figures: judged }, undefined, 2)}\n`;
}
