/** `npm run wasm -w backend` compiles `dot-products.wat` into the TypeScript module that the service imports. */
import { readFile, writeFile } from 'node:fs/promises';
import wabt from 'wabt';

const stores = new URL('src/retrieval/stores/', import.meta.url);

/** The module that holds the compiled kernel. */
export async function compileDotProducts() {
  const { parseWat } = await wabt();
  const source = parseWat('dot-products.wat', await readFile(new URL('dot-products.wat', stores), 'utf8'), {
    simd: true,
  });
  try {
    const base64 = Buffer.from(source.toBinary({}).buffer).toString('base64');
    const lines = base64.match(/.{1,96}/g).map((line) => `  '${line}'`);
    return `/** \`dot-products.wat\`, compiled by \`npm run wasm -w backend\`; base64. */\nexport const DOT_PRODUCTS_WASM =\n${lines.join(' +\n')};\n`;
  } finally {
    source.destroy();
  }
}

if (import.meta.main) await writeFile(new URL('dot-products.wasm.ts', stores), await compileDotProducts());
