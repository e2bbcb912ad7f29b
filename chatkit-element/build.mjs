import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

/** What a page loads to have the whole panel, at most, in bytes of gzip. */
const budget = 60_000;

const outfile = 'dist/openai-chatkit.js';

await build({
  entryPoints: ['lib/openai-chatkit-script.js'],
  outfile,
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  legalComments: 'eof',
});

const size = gzipSync(readFileSync(outfile), { level: 9 }).length;
console.log(`${outfile}: ${(size / 1000).toFixed(1)} kB gzip of at most ${budget / 1000} kB`);
if (size > budget) throw new Error('The panel is over its budget.');
