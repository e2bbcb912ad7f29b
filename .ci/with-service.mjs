/**
 * `node .ci/with-service.mjs [command …]` boots the built service once, with an empty data folder and nothing else in
 * its environment, checks that it lives and stops on SIGTERM, and in between runs the command with SERVICE_URL and
 * INDEX_API_KEY set. Exits with the command's exit code, or 1 when the service does not boot or stop.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const bootTimeoutMs = 60_000;
const indexKey = 'index-key-of-the-checks';

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

const dataDir = mkdtempSync(join(tmpdir(), 'chatkit-check-'));
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const { PATH, HOME } = process.env;
const service = spawn(process.execPath, ['backend/dist/main.js'], {
  env: { PATH, HOME, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, INDEX_API_KEY: indexKey },
  stdio: ['ignore', 'inherit', 'inherit'],
});
const ended = once(service, 'exit');

try {
  await untilAlive(url, service);
  console.log(`The service lives at ${url}`);
  const [command, ...args] = process.argv.slice(2);
  if (command) {
    const env = { ...process.env, SERVICE_URL: url, INDEX_API_KEY: indexKey };
    [process.exitCode] = await once(
      spawn(command, args, { env, stdio: ['ignore', 'inherit', 'inherit'] }),
      'exit',
    );
  }
} finally {
  service.kill();
  const [exitCode, signal] = await ended;
  if (exitCode !== 0) {
    console.error(`The service ended with ${exitCode ?? signal} on SIGTERM.`);
    process.exitCode = 1;
  }
  rmSync(dataDir, { recursive: true, force: true });
}
