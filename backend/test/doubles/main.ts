/**
 * Runs a double of a vendor's service until it is told to stop: `node backend/test/doubles/main.ts <vendor> [flags]`.
 * It prints one line, its address, and exits with 0 on SIGTERM and SIGINT.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DoubleServer } from './double-server.ts';
import type { VendorModule } from './vendor.ts';

const VENDORS = ['qdrant', 'openai', 'cohere'];
const COMMON_FLAGS: Record<string, string> = {
  port: 'NUMBER  where it listens; 0, the default, is a free port',
  host: 'ADDRESS  127.0.0.1 unless told',
  key: 'KEY  the API key that requests must bring; none unless told',
  record: 'FILE  appends every exchange, one line of JSON each',
  fault: 'JSON  what goes wrong, as PUT /__double/fault takes it',
};

const [name = '--help'] = process.argv.slice(2);
const entry = path.join(import.meta.dirname, name, 'index.ts');
if (!VENDORS.includes(name) || !existsSync(entry)) {
  console.log(help('<qdrant|openai|cohere>', COMMON_FLAGS));
  process.exit(name === '--help' ? 0 : 2);
}
const module = (await import(entry)) as VendorModule;
const flags = readFlags({ ...COMMON_FLAGS, ...module.flags });
const vendor = module.createVendor(flags);
const server = new DoubleServer(name, vendor, {
  host: flags.host ?? '127.0.0.1',
  port: Number(flags.port ?? 0),
  recordFile: flags.record,
  fault: flags.fault === undefined ? undefined : JSON.parse(flags.fault),
});
const end = (): void => {
  server.close();
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
// A test that has started it and is gone wants it no more.
process.once('disconnect', end);
console.log(`Listening on ${await server.listen()}`);

function readFlags(known: Record<string, string>): Record<string, string | undefined> {
  const options = Object.fromEntries(Object.keys(known).map((flag) => [flag, { type: 'string' as const }]));
  try {
    const { values } = parseArgs({
      args: process.argv.slice(3),
      options: { ...options, help: { type: 'boolean' } },
    });
    if (values.help !== true) return values as Record<string, string | undefined>;
    console.log(help(name, known));
    process.exit(0);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${help(name, known)}`);
    process.exit(2);
  }
}

function help(vendorName: string, known: Record<string, string>): string {
  const lines = Object.entries(known).map(([flag, text]) => `  --${flag} ${text}`);
  return [`usage: node backend/test/doubles/main.ts ${vendorName} [flags]`, '', ...lines].join('\n');
}
