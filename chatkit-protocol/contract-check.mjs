/**
 * `node contract-check.mjs <contracts>` checks the built package against the recorded contracts in that folder: every
 * legal instance and every recorded frame must fit the type of its name, and every recorded stream must decode to its
 * events however its bytes are cut. The last line is `N passed, N failed`.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import ts from 'typescript';
import { decodeEvents } from './lib/index.js';

const [contracts] = process.argv.slice(2);
if (!contracts) {
  console.error('Say where the contracts are: node contract-check.mjs <folder>');
  process.exit(2);
}
const read = (name) => JSON.parse(readFileSync(join(contracts, name), 'utf8'));

/** The one recorded stream that shows a fault of the official server: it sends an item no client may see. */
const knownFault = 'hidden_context_leak';

const steps = read('chatkit.transcripts.json')
  .scenarios.filter((scenario) => scenario.name !== knownFault)
  .flatMap((scenario) =>
    scenario.steps.map((step, index) => ({ ...step, name: `${scenario.name}[${index}]` })),
  );

/** What must fit its type: `{name, definition, instance}`. */
function* legalInstances() {
  for (const { id, def, valid, instance } of read('chatkit.cases.json').cases) {
    if (valid) yield { name: id, definition: def, instance };
  }
  for (const { name, request, frames = [], json, note, raised_before_response } of steps) {
    const refused = /ValidationError/.test(raised_before_response ?? '');
    if (!refused) yield { name, definition: 'ChatKitReq', instance: request };
    if (json && !note) yield { name, definition: `Response.${request.type}`, instance: json };
    for (const frame of frames) {
      yield { name, definition: 'ThreadStreamEvent', instance: JSON.parse(frame.slice('data: '.length)) };
    }
  }
}

const typeOf = (definition) =>
  definition.startsWith('Response.')
    ? `P.ResponseOf<'${definition.slice('Response.'.length)}'>`
    : `P.${definition}`;

/** TypeScript's code for a property that a type does not name; requests may hold such, servers ignore them. */
const unknownProperty = 2353;

/** Type-checks each instance, one a line, in one program; returns the refusals by index, faults elsewhere at -1. */
function checkTypes(instances) {
  const folder = mkdtempSync(join(tmpdir(), 'chatkit-contract-'));
  try {
    const file = join(folder, 'instances.ts');
    const library = JSON.stringify(join(import.meta.dirname, 'lib/index.js'));
    const lines = instances.map(
      ({ definition, instance }, index) =>
        `export const i${index}: ${typeOf(definition)} = ${JSON.stringify(instance)};`,
    );
    writeFileSync(file, [`import type * as P from ${library};`, ...lines].join('\n'));
    const program = ts.createProgram([file], {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.asynciterable.d.ts'],
      types: [],
    });
    const refusals = new Map();
    for (const { file, start, code, messageText } of ts.getPreEmitDiagnostics(program)) {
      const index = file ? file.getLineAndCharacterOfPosition(start).line - 1 : -1;
      if (code === unknownProperty && instances[index]?.definition === 'ChatKitReq') continue;
      refusals.set(index, ts.flattenDiagnosticMessageText(messageText, '\n'));
    }
    return refusals;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function* cut(bytes, size) {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function decodesTo(frames, size) {
  const decoded = [];
  for await (const event of decodeEvents(cut(Buffer.from(frames.join('')), size))) decoded.push(event);
  return isDeepStrictEqual(
    decoded,
    frames.map((frame) => JSON.parse(frame.slice('data: '.length))),
  );
}

let passed = 0;
let failed = 0;
const record = (ok, what) => {
  if (ok) passed += 1;
  else {
    failed += 1;
    console.log(`FAILED ${what}`);
  }
};

const instances = [...legalInstances()];
const refusals = checkTypes(instances);
if (refusals.has(-1)) record(false, `the built package: ${refusals.get(-1)}`);
instances.forEach(({ name, definition }, index) =>
  record(!refusals.has(index), `${name} as ${definition}: ${refusals.get(index)}`),
);
for (const { name, frames } of steps) {
  for (const size of frames ? [1, 2, 3, 7, 61, 100_000] : []) {
    record(await decodesTo(frames, size), `${name} decoded from pieces of ${size} bytes`);
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
