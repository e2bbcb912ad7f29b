import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const compile = (project) => execFileSync(process.execPath, [tsc, '-p', here(project)], { stdio: 'inherit' });

rmSync(here('lib'), { recursive: true, force: true });
compile('tsconfig.build.json'); // the node half, CommonJS
compile('src/client/tsconfig.build.json'); // the browser half, ES modules for the site's bundler
cpSync(here('src/client/launcher.css'), here('lib/client/launcher.css'));
