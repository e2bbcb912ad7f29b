import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The folder of this checkout. */
export const checkout = join(import.meta.dirname, '..');

/** How a process ended. */
export interface Ending {
  exitCode: number | null;
  signal: NodeJS.Signals | null;
}

/** A process that a test started. */
export interface RunningProcess {
  /** All it has written, both streams together. */
  output(): string;
  /** Sends a signal, to the process alone, and waits for its end. */
  stop(signal?: NodeJS.Signals): Promise<Ending>;
  /** Resolves when it has ended and nothing it started holds its output any more. */
  ended: Promise<Ending>;
  /** Waits until it has written `text`; throws what it wrote when it ends before. */
  untilOutput(text: string): Promise<void>;
}

/** What every process gets, whatever the environment of the tests holds: where programs, home and temporary files are. */
const bareEnvironment = () => ({
  PATH: `${dirname(process.execPath)}:${process.env.PATH ?? ''}`,
  HOME: process.env.HOME ?? tmpdir(),
  TMPDIR: tmpdir(),
});

/** Starts a program of this checkout with `variables` and nothing else in its environment. */
export function startProcess(
  command: string[],
  { cwd = checkout, variables = {} }: { cwd?: string; variables?: Record<string, string> } = {},
): RunningProcess {
  const [program, ...args] = command;
  const child = spawn(program!, args, {
    cwd,
    env: { ...bareEnvironment(), ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const written = new EventEmitter();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      written.emit('text');
    });
  }
  const ended = new Promise<Ending>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal }));
  });
  ended.catch(() => {});
  return {
    output: () => output,
    ended,
    untilOutput: async (text) => {
      while (!output.includes(text)) {
        const ending = await Promise.race([once(written, 'text').then(() => undefined), ended]);
        if (ending) throw prematureEnd(ending, output);
      }
    },
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}

/** A port on which nothing listens. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Whether something listens on `port` of this machine. */
export async function isListening(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );
}

/** Waits until `url` answers 2xx; fails with what `running` wrote when it ends before. */
export async function waitUntilServing(url: string, running: RunningProcess): Promise<void> {
  let end: Ending | undefined;
  void running.ended.then((ending) => (end = ending));
  for (;;) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    if (end) throw prematureEnd(end, running.output());
    await sleep(50);
  }
}

function prematureEnd({ exitCode, signal }: Ending, output: string): Error {
  return new Error(`The process ended too early (${exitCode ?? signal}):\n${output}`);
}
