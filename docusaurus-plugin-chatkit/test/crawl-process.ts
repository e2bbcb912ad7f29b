import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const main = join(__dirname, '../lib/crawl/main.js');

/** How a run of `chatkit-crawl` ended, and what it printed. */
export interface CrawlRun {
  exitCode: number | null;
  output: string;
}

/** The built `chatkit-crawl` as a process of its own. */
export class CrawlProcess {
  /** Resolves when it has ended. */
  readonly ended: Promise<CrawlRun>;
  private readonly child: ChildProcess;

  constructor(args: string[], { cwd, env = {} }: { cwd: string; env?: NodeJS.ProcessEnv }) {
    const { CHATKIT_INDEX_API_KEY: _, ...inherited } = process.env;
    this.child = spawn(process.execPath, [main, ...args], {
      cwd,
      env: { ...inherited, FORCE_COLOR: '0', ...env },
    });
    let output = '';
    this.child.stdout!.on('data', (chunk: Buffer) => (output += chunk.toString()));
    this.child.stderr!.on('data', (chunk: Buffer) => (output += chunk.toString()));
    this.ended = new Promise((resolve) =>
      this.child.once('close', (exitCode) => resolve({ exitCode, output })),
    );
  }

  async stop(signal: NodeJS.Signals): Promise<CrawlRun> {
    this.child.kill(signal);
    return this.ended;
  }
}
