import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import packagedChromium, { inflate } from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

const FLAGS = [
  '--headless=shell',
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--no-proxy-server',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-quic',
];

/** Where the browser is to look for an address, by `host:port`: `{ 'localhost:3000': '127.0.0.1:41234' }`. */
export type Addresses = Record<string, string>;

/**
 * Starts the Chromium that npm installed, unpacked into a folder of its own that goes with it. It reaches this machine
 * and no other; `addresses` lets a page call a port that a test could not choose.
 */
export async function launchBrowser(addresses: Addresses = {}): Promise<Browser> {
  const folder = await mkdtemp(join(tmpdir(), 'chatkit-browser-'));
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    const executablePath = await inFolder(folder, () => packagedChromium.executablePath());
    const browser = await chromium.launch({
      executablePath,
      args: [...FLAGS, `--host-resolver-rules=${toResolverRules(addresses)}`],
      env: { ...definedVariables(), TMPDIR: folder, ...(await missingSystemFiles(executablePath, folder)) },
    });
    browser.once('disconnected', () => void remove());
    return browser;
  } catch (error) {
    await remove();
    throw error;
  }
}

function toResolverRules(addresses: Addresses): string {
  const mapped = Object.entries(addresses).map(([address, replacement]) => `MAP ${address} ${replacement}`);
  return [...mapped, 'MAP localhost 127.0.0.1', 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(', ');
}

/** The package unpacks into the temporary folder, wherever that is at the time. */
async function inFolder<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** Variables that make up for shared libraries and fonts that a bare machine lacks. */
async function missingSystemFiles(executablePath: string, folder: string): Promise<Record<string, string>> {
  const fonts: Record<string, string> = existsSync('/etc/fonts')
    ? {}
    : { FONTCONFIG_PATH: join(folder, 'fonts') };
  if (spawnSync(executablePath, ['--version']).status === 0) return fonts;
  const libraries = join(
    dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
    '../bin/al2023.tar.br',
  );
  return { ...fonts, LD_LIBRARY_PATH: join(await inFolder(folder, () => inflate(libraries)), 'lib') };
}

function definedVariables(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >;
}
