import { join } from 'node:path';
import { checkout, freePort, startProcess, waitUntilServing, type RunningProcess } from './processes.js';
import { indexKey } from './service.js';

const website = join(checkout, 'website');
const docusaurus = (...args: string[]) => [
  process.execPath,
  join(checkout, 'node_modules/.bin/docusaurus'),
  ...args,
];

/** Serves the built website on a free port of this machine. */
export async function serveWebsite(): Promise<RunningProcess & { address: string }> {
  const port = await freePort();
  const running = startProcess(
    docusaurus('serve', '--no-open', '--host', '127.0.0.1', '--port', String(port)),
    {
      cwd: website,
    },
  );
  await waitUntilServing(`http://127.0.0.1:${port}/`, running);
  return { ...running, address: `127.0.0.1:${port}` };
}

/** Sends the built website's pages to the service at `backendUrl`. */
export async function indexWebsite(backendUrl: string): Promise<void> {
  const indexing = startProcess(docusaurus('chatkit:index'), {
    cwd: website,
    variables: { CHATKIT_BACKEND_URL: backendUrl, CHATKIT_INDEX_API_KEY: indexKey },
  });
  const { exitCode } = await indexing.ended;
  if (exitCode !== 0) throw new Error(`Indexing ended with ${exitCode}:\n${indexing.output()}`);
}
