import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** A failure that a person can act on: shown as its message alone, without a stack. */
export class Failure extends Error {}

const graceMs = 10_000;
const running = new Set();
let stopping = false;

/**
 * Starts a process that does not outlive this one. It leads a process group, so that what it starts ends with it.
 * The result's `ended` resolves to its exit code (128 and more after a signal); it never rejects.
 */
export function launch(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options, detached: true });
  const launched = { pid: child.pid };
  launched.ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(reportUnstartable(command, error)));
    child.once('exit', (code, signal) => resolve(code ?? afterSignal(signal)));
  }).finally(() => running.delete(launched));
  running.add(launched);
  return launched;
}

/** The exit code by which shells tell of a signal. */
const afterSignal = (signal) => 128 + constants.signals[signal];

/** How a process ended, for people: one that was killed had no time for a message of its own. */
export function describeExit(exitCode) {
  return exitCode === afterSignal('SIGKILL')
    ? `exit code ${exitCode}): something killed it, perhaps the system for want of memory.`
    : `exit code ${exitCode}); its own message is above.`;
}

function reportUnstartable(command, error) {
  console.error(`${command} could not be started: ${error.message}`);
  return 127;
}

/** Runs a process to its end; any exit code but 0 is a failure that begins with `title`. */
export async function run(title, command, args, options) {
  const exitCode = await launch(command, args, options).ended;
  if (stopping) await new Promise(() => {});
  if (exitCode !== 0) throw new Failure(`${title} failed (${describeExit(exitCode)}`);
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // Nobody is left in the group, or on macOS only processes that have ended.
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') throw error;
  }
}

/** Stops every launched process, by force after a grace of ten seconds; resolves to their exit codes. */
export async function stopAll(signal = 'SIGTERM') {
  stopping = true;
  const stopped = [...running].filter(({ pid }) => pid !== undefined);
  const signalAll = (name) => stopped.forEach(({ pid }) => signalGroup(pid, name));
  signalAll(signal);
  const force = setTimeout(signalAll, graceMs, 'SIGKILL');
  const exitCodes = await Promise.all(stopped.map(({ ended }) => ended));
  clearTimeout(force);
  signalAll('SIGKILL');
  return exitCodes;
}

/**
 * Runs a command of this project to its end. `work` may resolve to an exit code; what it throws is reported and
 * exits with 1. Ctrl-C, SIGTERM and a closed terminal stop what it launched and exit with `exitCodeWhenStopped`,
 * which is given the exit codes of what was stopped.
 */
export async function runCommand(work, { exitCodeWhenStopped = () => 0 } = {}) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // It comes twice when the terminal sends it and npm passes it on.
    process.on(signal, async () => {
      if (!stopping) process.exit(exitCodeWhenStopped(await stopAll(signal)));
    });
  }
  try {
    process.exit((await work()) ?? 0);
  } catch (error) {
    if (stopping) return;
    console.error(`\n${error instanceof Failure ? error.message : error.stack}`);
    await stopAll();
    process.exit(1);
  }
}
