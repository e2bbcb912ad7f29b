#!/usr/bin/env node
import { runEvaluate } from './command.js';

/** By which signals a person or a CI ends the command, and the exit codes that tell of it. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 };

async function main(): Promise<number> {
  const stopping = new AbortController();
  let exitCodeWhenStopped = 0;
  for (const [name, exitCode] of Object.entries(EXIT_CODES)) {
    process.once(name, () => {
      exitCodeWhenStopped = exitCode;
      stopping.abort();
    });
  }
  const surroundings = {
    environment: process.env,
    output: process.stdout,
    messages: process.stderr,
    signal: stopping.signal,
  };
  try {
    return await runEvaluate(process.argv.slice(2), surroundings);
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
    process.stderr.write('Stopped before all was asked; nothing was saved.\n');
    return exitCodeWhenStopped;
  }
}

void main().then((exitCode) => {
  process.exitCode = exitCode;
});
