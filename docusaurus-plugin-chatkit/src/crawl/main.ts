#!/usr/bin/env node
import { constants } from 'node:os';
import { runCrawl } from './run-crawl.js';

const stopped = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // Left on: the signal comes twice when the terminal sends it and npm passes it on.
  process.on(signal, () => stopped.abort(signal));
}
// Whoever reads the output may have enough of it, as `head` does.
process.stdout.on('error', () => process.exit(1));

void runCrawl(process.argv.slice(2), stopped.signal).then((exitCode) => {
  process.exitCode = stopped.signal.aborted
    ? 128 + constants.signals[stopped.signal.reason as NodeJS.Signals]
    : exitCode;
});
