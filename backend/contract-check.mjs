/**
 * Checks the built service against recorded contracts: `node contract-check.mjs <folder>`, the folder holding
 * chatkit.schema.json and chatkit.cases.json. Every legal request must be taken or refused for a reason of its own,
 * every illegal one must be a 400, and all that the service writes must be legal. The last line is `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openContract } from './test/contract/contract.mjs';

const { contract, isLegal, check, report } = openContract('chatkit', 'contract-check.mjs');

/** Legal requests that this service refuses on purpose. */
const REFUSED_ON_PURPOSE = ['attachments_unsupported', 'dictation_unsupported'];

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'chatkit-contract-'));
const service = spawn(process.execPath, [path.join(import.meta.dirname, 'dist/main.js')], {
  env: {
    PATH: process.env.PATH,
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    INDEX_API_KEY: 'contract-check',
    RATE_LIMIT_PER_MINUTE: '0',
  },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  await run(await listening());
} finally {
  service.kill();
  rmSync(dataDir, { recursive: true, force: true });
}
report();

async function run(url) {
  const page = {
    url: '/docs/a',
    title: 'A',
    content: '# A\n\nHello world.\n\n## B\n\nSay hi again.',
    format: 'markdown',
  };
  await call(
    'PUT',
    '/api/sites/contract/pages',
    'contract-check',
    `${JSON.stringify(page)}\n`,
    'application/x-ndjson',
  );
  const session = await call('POST', '/api/chatkit/session', undefined, JSON.stringify({ site: 'contract' }));
  const { client_secret } = await session.json();
  const ask = (body) => call('POST', '/api/chatkit', client_secret, JSON.stringify(body));

  const input = { content: [{ type: 'input_text', text: 'Hello' }], attachments: [], inference_options: {} };
  const [thread] = await events(await ask({ type: 'threads.create', params: { input } }), 'threads.create');
  const thread_id = thread.thread.id;
  const items = await reply(
    await ask({ type: 'items.list', params: { thread_id, order: 'asc' } }),
    'items.list',
  );
  const item_id = items.data[0].id;
  await events(
    await ask({ type: 'threads.add_user_message', params: { input, thread_id } }),
    'threads.add_user_message',
  );
  await events(
    await ask({ type: 'threads.retry_after_item', params: { thread_id, item_id } }),
    'threads.retry_after_item',
  );
  for (const [type, params] of [
    ['threads.list', {}],
    ['threads.get_by_id', { thread_id }],
    ['threads.update', { thread_id, title: 'New' }],
    ['items.feedback', { thread_id, item_ids: [item_id], kind: 'positive' }],
    ['threads.delete', { thread_id }],
  ]) {
    await reply(await ask({ type, params }), type);
  }

  for (const { id, def, valid, instance } of contract.cases) {
    if (def !== 'ChatKitReq' && !/Req$/.test(def)) continue;
    const response = await ask(instance);
    const body = response.headers.get('content-type').includes('json')
      ? await response.json()
      : await drained(response);
    const isRight = valid
      ? response.status === 200 || response.status === 404 || REFUSED_ON_PURPOSE.includes(body.code)
      : response.status === 400 && body.code === 'invalid_request';
    check(`${id} ${instance?.type} (${valid ? 'legal' : 'illegal'})`, isRight, [response.status, body]);
  }

  async function call(method, route, token, body, type = 'application/json') {
    const authorization = token ? { authorization: `Bearer ${token}` } : {};
    return fetch(url + route, {
      method,
      body,
      headers: { 'content-type': type, ...authorization },
      signal: AbortSignal.timeout(30_000),
    });
  }
}

async function events(response, type) {
  const frames = (await response.text()).split('\n\n').filter(Boolean);
  const all = frames.map((frame) => JSON.parse(frame.slice('data: '.length)));
  for (const event of all) check(`${type}: ${event.type}`, isLegal('ThreadStreamEvent', event), event);
  return all;
}

async function reply(response, type) {
  const body = await response.json();
  check(`reply to ${type}`, isLegal(`Response.${type}`, body), body);
  return body;
}

async function drained(response) {
  await response.text();
  return {};
}

function listening() {
  return new Promise((resolve, reject) => {
    let log = '';
    service.stdout.on('data', (chunk) => {
      log += chunk;
      const [, address] = /Listening on (http:\/\/[\d.:]+)/.exec(log) ?? [];
      if (address) resolve(address);
    });
    service.once('exit', () => reject(new Error(`The service does not start:\n${log}`)));
  });
}
