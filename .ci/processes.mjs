/** Starts what the checks need: the built service and the doubles of its vendors, on free ports of this machine. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const bootTimeoutMs = 60_000;

/** The key with which the checks index. */
export const indexKey = 'index-key-of-the-checks';

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

async function untilAlive(url, service) {
  const deadline = performance.now() + bootTimeoutMs;
  while (performance.now() < deadline && service.exitCode === null) {
    const response = await fetch(`${url}/health/live`).catch(() => undefined);
    if (response?.ok) return;
    await sleep(50);
  }
  throw new Error(`The service was not alive after ${bootTimeoutMs / 1000} s, or ended before.`);
}

/**
 * Boots the built service with an empty data folder, `variables` and nothing else in its environment. `stop` ends it by
 * SIGTERM, removes its data and throws when it does not end with 0.
 */
export async function startService(variables = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'chatkit-check-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { PATH, HOME } = process.env;
  const service = spawn(process.execPath, ['backend/dist/main.js'], {
    env: {
      PATH,
      HOME,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      INDEX_API_KEY: indexKey,
      RATE_LIMIT_PER_MINUTE: '0',
      ...variables,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = once(service, 'exit');
  const stop = async () => {
    service.kill();
    const [exitCode, signal] = await ended;
    rmSync(dataDir, { recursive: true, force: true });
    if (exitCode !== 0) throw new Error(`The service ended with ${exitCode ?? signal} on SIGTERM.`);
  };
  try {
    await untilAlive(url, service);
  } catch (error) {
    service.kill('SIGKILL');
    throw error;
  }
  return { url, stop };
}

/** Starts the double of a vendor. */
export async function startDouble(vendor, ...flags) {
  const double = spawn(process.execPath, ['backend/test/doubles/main.ts', vendor, ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(double, 'exit');
  const url = await new Promise((resolve, reject) => {
    let output = '';
    double.stdout.on('data', (chunk) => {
      output += chunk;
      const [, address] = /^Listening on (\S+)$/m.exec(output) ?? [];
      if (address) resolve(address);
    });
    double.once('exit', () => reject(new Error(`The double of ${vendor} ended before it listened.`)));
  });
  return { url, stop: async () => (double.kill(), await ended) };
}
