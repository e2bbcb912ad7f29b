import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout, freePort, startProcess, waitUntilServing, type RunningProcess } from './processes.js';

/** The key that the services of these tests take for indexing. */
export const indexKey = 'index-key-of-the-tests';

/** A running service of its own, built from this checkout. */
export interface Service extends RunningProcess {
  /** `http://127.0.0.1:<port>` */
  url: string;
}

/** Starts the built service on a free port, keeping its data in `dataDir`, and waits until it is ready. */
export async function startService(
  dataDir: string,
  variables: Record<string, string> = {},
): Promise<Service> {
  const service = await launchService(dataDir, variables);
  await waitUntilServing(`${service.url}/health/ready`, service);
  return service;
}

/** As `startService`, but waits for nothing. */
export async function launchService(
  dataDir: string,
  variables: Record<string, string> = {},
): Promise<Service> {
  const port = await freePort();
  const running = startProcess([process.execPath, join(checkout, 'backend/dist/main.js')], {
    variables: {
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      INDEX_API_KEY: indexKey,
      ...variables,
    },
  });
  return { ...running, url: `http://127.0.0.1:${port}` };
}

/** Makes a new empty folder, to be removed by who asked for it. */
export async function temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'chatkit-e2e-'));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) };
}
