import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const INDEX_KEY = 'contract-check';

/**
 * Lets the built service keep a site in Qdrant at `url`, by words alone and then with the vectors of the model server at
 * `modelUrl`: it indexes, searches, changes, prunes and removes pages, is asked about a mentioned page and suggests what
 * to ask next, and moves to a collection of other vectors.
 */
export async function driveQdrantStore({ url, apiKey, modelUrl }, check) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'qdrant-drive-'));
  const qdrant = { QDRANT_URL: url, QDRANT_API_KEY: apiKey };
  const embedding = {
    OPENAI_BASE_URL: `${modelUrl}/v1`,
    EMBEDDING_MODEL: 'embed-test',
    EMBEDDING_DIMENSIONS: '64',
  };
  try {
    for (const variables of [qdrant, { ...qdrant, ...embedding, REINDEX: 'auto' }]) {
      await withService({ ...variables, DATA_DIR: dataDir, ANSWER_THRESHOLD: '0' }, (call) =>
        keepSite(call, check),
      );
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function keepSite(call, check) {
  const page = (name, text, version) => ({
    url: `/docs/${version ?? 'all'}/${name}`,
    title: name,
    content: `# ${name}\n\n${text}\n\n## More of ${name}\n\nMore text.\n\n## Storage\n\nIn the cellar.`,
    format: 'markdown',
    version,
  });
  const pages = [
    page('pears', 'Pears ripen.'),
    page('apples', 'Apples fall.', '1.x'),
    page('plums', 'Plums.', '2.x'),
  ];
  const upload = (list, query = '') =>
    call('PUT', `/api/sites/orchard/pages${query}`, list.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const search = (query) => call('GET', `/api/search?${new URLSearchParams({ site: 'orchard', ...query })}`);
  check('upload', (await upload(pages)).pages === 3);
  check('upload of a change', (await upload([page('pears', 'Pears rot.'), ...pages.slice(1)])).updated === 1);
  check('upload in another locale', (await upload(pages, '?locale=de')).pages === 3);
  for (const query of [
    { q: 'ripe pears' },
    { q: 'apples', version: '1.x' },
    { q: 'plums', locale: 'de' },
    { q: '…' },
  ]) {
    check(`search of ${query.q}`, Array.isArray((await search(query)).results));
  }
  check('mention and suggestions', (await askAbout(call, '/docs/all/pears')).includes('"type":"Button"'));
  check('pruning', (await upload(pages.slice(0, 1))).removed === 2);
  await call('DELETE', '/api/sites/orchard');
}

/** The events of an answer to a question that mentions a page. */
async function askAbout(call, page) {
  const json = { 'content-type': 'application/json' };
  const session = await call('POST', '/api/chatkit/session', JSON.stringify({ site: 'orchard' }), json);
  const content = [
    { type: 'input_text', text: 'When do pears rot? See ' },
    { type: 'input_tag', id: page, text: 'pears', data: {} },
  ];
  const request = {
    type: 'threads.create',
    params: { input: { content, attachments: [], inference_options: {} } },
  };
  const authorization = `Bearer ${session.client_secret}`;
  return call('POST', '/api/chatkit', JSON.stringify(request), { ...json, authorization });
}

async function withService(variables, work) {
  const service = spawn(process.execPath, [path.join(import.meta.dirname, '../../dist/main.js')], {
    env: { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', INDEX_API_KEY: INDEX_KEY, ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => service.once('exit', resolve));
  try {
    const base = await listening(service);
    await work(async (method, route, body, headers) => {
      const response = await fetch(base + route, {
        method,
        body,
        headers: {
          authorization: `Bearer ${INDEX_KEY}`,
          'content-type': 'application/x-ndjson',
          ...headers,
        },
      });
      if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${await response.text()}`);
      if (response.status === 204) return undefined;
      const isStream = response.headers.get('content-type').startsWith('text/event-stream');
      return isStream ? response.text() : response.json();
    });
  } finally {
    service.kill();
    await ended;
  }
}

function listening(service) {
  return new Promise((resolve, reject) => {
    let output = '';
    service.stdout.on('data', (chunk) => {
      output += chunk;
      const [, url] = /Listening on (http:\/\/[\d.:]+)/.exec(output) ?? [];
      if (url) resolve(url);
    });
    service.once('exit', () => reject(new Error(`The service does not start:\n${output}`)));
  });
}
