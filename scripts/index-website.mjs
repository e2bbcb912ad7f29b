/**
 * `node scripts/index-website.mjs`: waits until the service at SERVICE_URL is ready, and indexes our built website into
 * it with the key that `npm start` would take. For containers, where the service and the website start on their own.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { installed, projectNode, root } from './checkout.mjs';
import { Failure, run, runCommand } from './child-processes.mjs';
import { readIndexKey } from './start-settings.mjs';

const { SERVICE_URL = 'http://localhost:8000', DATA_DIR = 'data' } = process.env;
const readyTimeoutMs = 180_000;

/** Resolves when the service is ready; fails with what it says of itself when that takes too long. */
async function untilReady() {
  const url = `${SERVICE_URL}/health/ready`;
  const deadline = performance.now() + readyTimeoutMs;
  let found;
  while (performance.now() < deadline) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
      if (response.ok) return;
      found = await response.text();
    } catch (error) {
      found = String(error.cause ?? error);
    }
    await sleep(500);
  }
  throw new Failure(`${url} was not ready within ${readyTimeoutMs / 1000} s: ${found}`);
}

await runCommand(async () => {
  await untilReady();
  const args = [installed('docusaurus'), 'chatkit:index', '--backend-url', SERVICE_URL];
  const env = {
    ...process.env,
    CHATKIT_INDEX_API_KEY: readIndexKey({ env: process.env, dataDir: DATA_DIR }),
  };
  await run('Indexing', projectNode(), args, { cwd: join(root, 'website'), env });
});
