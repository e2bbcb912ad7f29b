import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, systemPath } from './checkout.mjs';
import { run } from './child-processes.mjs';

function readPackages(lockfile) {
  try {
    return JSON.parse(readFileSync(join(root, lockfile), 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}

/** Whether node_modules holds what package-lock.json asks for; packages of other platforms may be absent. */
export function isInstalled() {
  const { '': _project, ...wanted } = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  const isSame = (path, entry) => {
    const found = present[path];
    return found ? found.version === entry.version && found.integrity === entry.integrity : entry.optional;
  };
  return (
    Object.entries(wanted).every(([path, entry]) => isSame(path, entry)) &&
    Object.keys(present).every((path) => path in wanted)
  );
}

/** Installs exactly what package-lock.json says, whatever NODE_ENV and npm's settings would leave out. */
export async function install() {
  // npm must not run on a Node inside the folder that it is about to replace.
  const env = { ...process.env, PATH: systemPath() };
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  await run('The installation (npm ci)', 'npm', args, { cwd: root, env });
}

/** Installs unless that has been done. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing packages (npm ci) …');
  await install();
}
