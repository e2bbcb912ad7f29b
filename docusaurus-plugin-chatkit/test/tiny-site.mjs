import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const docusaurus = join(
  dirname(createRequire(import.meta.url).resolve('@docusaurus/core/package.json')),
  'bin/docusaurus.mjs',
);
const source = fileURLToPath(new URL('site', import.meta.url));
/** Inside the package, so that the site finds Docusaurus and the plugin as a site of this repository does. */
const scratch = fileURLToPath(new URL('../build', import.meta.url));

/** A copy of the tiny site, to be built as its owner would build it. */
export class TinySite {
  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
  }

  static async create() {
    await mkdir(scratch, { recursive: true });
    const folder = await mkdtemp(join(scratch, 'site-'));
    await cp(source, folder, { recursive: true });
    return new TinySite(folder);
  }

  get buildFolder() {
    return join(this.folder, 'build');
  }

  /**
   * Runs a `docusaurus` command in the site, and says how it ended and what it printed. With options the site has the
   * plugin, without them it has not.
   *
   * @param {string[]} command
   * @param {{ options?: object, environment?: Record<string, string> }} [settings]
   * @returns {Promise<{ code: number | null, output: string }>}
   */
  run(command, { options, environment = {} } = {}) {
    const { NODE_ENV: _, CHATKIT_INDEX_API_KEY: __, ...inherited } = process.env;
    const env = {
      ...inherited,
      ...(options && { CHATKIT_OPTIONS: JSON.stringify(options) }),
      ...environment,
    };
    const child = spawn(process.execPath, [docusaurus, ...command], { cwd: this.folder, env });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, output }));
    });
  }

  remove() {
    return rm(this.folder, { recursive: true, force: true });
  }
}
