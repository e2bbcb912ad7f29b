import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** `--no-proxy-server` and the resolver's rule keep the browser from everything but what a test answers. */
const FLAGS = [
  '--headless=shell',
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--no-proxy-server',
  '--disable-background-networking',
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

/** Starts the Chromium that npm installed, in a folder of its own that goes with it. */
export async function launchBrowser(): Promise<Browser> {
  const folder = await mkdtemp(join(tmpdir(), 'chatkit-plugin-browser-'));
  const { executablePath, libraries } = await unpackInto(folder);
  const env = { ...inherited(), TMPDIR: folder, ...(libraries && { LD_LIBRARY_PATH: libraries }) };
  const browser = await chromium.launch({ executablePath, args: FLAGS, env });
  browser.once('disconnected', () => void rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  return browser;
}

/** Unpacks the browser, and the shared libraries that a bare machine lacks. */
async function unpackInto(folder: string): Promise<{ executablePath: string; libraries?: string }> {
  const packaged = await import('@sparticuz/chromium');
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folder; // Where the package unpacks.
  try {
    const executablePath = await packaged.default.executablePath();
    if (spawnSync(executablePath, ['--version']).status === 0) return { executablePath };
    const archive = join(dirname(require.resolve('@sparticuz/chromium')), '../bin/al2023.tar.br');
    return { executablePath, libraries: join(await packaged.inflate(archive), 'lib') };
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}

function inherited(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >;
}
