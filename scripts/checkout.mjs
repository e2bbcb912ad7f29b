import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from './child-processes.mjs';

/** The folder of this checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const oldestNode = 24;
const majorOf = (version) => Number(/^v(\d+)/.exec(version)?.[1] ?? 0);

/** The path of a command that an installed package brings. */
export const installed = (command) => join(root, 'node_modules/.bin', command);

/** The PATH without what `npm run` put in front of it. */
export function systemPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.filter((folder) => !folder.split(sep).includes('node_modules')).join(delimiter);
}

/** The Node that runs the project: the one that npm installed, else the one running this, if it is new enough. */
export function projectNode() {
  const own = installed('node');
  const version = existsSync(own) ? spawnSync(own, ['--version'], { encoding: 'utf8' }).stdout : '';
  if (majorOf(version) >= oldestNode) return own;
  if (majorOf(process.version) >= oldestNode) return process.execPath;
  throw new Failure(
    `The project needs Node ${oldestNode}, and this is ${process.version}. On Linux (x64, arm64) npm installs ` +
      `it with the other packages; elsewhere get it from https://nodejs.org.`,
  );
}

/** `env` for the project's own processes: its Node and its packages' commands come first on PATH. */
export function projectEnvironment(env = process.env) {
  const path = [dirname(projectNode()), join(root, 'node_modules/.bin'), systemPath()].join(delimiter);
  return { ...env, PATH: path, NO_UPDATE_NOTIFIER: '1' };
}
