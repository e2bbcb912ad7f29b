import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ORCHARD } from '../orchard.js';
import { startDouble, type RunningDouble } from '../doubles/start-double.ts';
import type { Fault } from '../doubles/fault-script.ts';
import { INDEX_KEY, type Service } from '../service.js';
import { SITE, answersBy, indexedService, lookAt, untilWell, type Seen } from './faulty-service.js';

/**
 * The fault table of the documentation (website/docs/when-services-fail.md), a test a cell: what the reader, the API and
 * the operator see when a service that this one relies on fails.
 */

/** What a scripted fault is called in the table. `hang` is cut off by our own patience. */
const FAULTS: Record<string, Fault> = {
  slow: { kind: 'hang' },
  'refusing the key (401)': { kind: 'status', status: 401, body: { error: { code: 'invalid_api_key' } } },
  'limiting calls (429)': {
    kind: 'status',
    status: 429,
    headers: { 'retry-after': '20' },
    body: { error: { code: 'rate_limit_exceeded' } },
  },
  'failing (500)': { kind: 'status', status: 500, body: { error: { message: 'secret detail' } } },
  'cut off': { kind: 'cut' },
};

const KEY = { authorization: `Bearer ${INDEX_KEY}` };

/** A failure that a caller is told of: status of the API, whether a retry is offered, Retry-After, and the remedy. */
interface Told {
  status: number;
  allowRetry: boolean;
  retryAfter?: string;
  operator: RegExp;
}

function expectTold(seen: Seen, { status, allowRetry, retryAfter, operator }: Told): void {
  expect(seen.error).toMatchObject({ type: 'error', code: 'custom', allow_retry: allowRetry });
  expect(seen.error!.message).toMatch(/^[A-Z].*\.$/);
  expect(seen.kept[0]).toBe('user_message');
  expect(seen.chat.status).toBe(status);
  expect(seen.chat.retryAfter).toBe(retryAfter ?? null);
  expect(seen.chat.body).toMatchObject({ message: seen.error!.message });
  expect(JSON.stringify(seen.ready.body)).toMatch(operator);
  expect(seen.log).toMatch(operator);
  expect(seen.metrics).toMatch(/chatkit_upstream_failing\{upstream="[^"]+"\} 1/);
  expectNoSecret(seen);
}

/** A failure that readers do not notice: they get their answer. */
function expectUnnoticed(seen: Seen, operator: RegExp): void {
  expect(seen.error).toBeUndefined();
  expect(seen.kept).toEqual(['user_message', 'assistant_message']);
  expect(seen.chat).toMatchObject({ status: 200, body: { answered: true } });
  expect((seen.search.body.results as { url: string }[])[0]!.url).toBe('/docs/pears#pruning');
  expect(seen.ready).toMatchObject({ status: 200, body: { status: 'degraded' } });
  expect(JSON.stringify(seen.ready.body)).toMatch(operator);
  expect(seen.log).toMatch(operator);
  expect(seen.metrics).toMatch(/chatkit_upstream_failing\{upstream="[^"]+"\} 1/);
  expectNoSecret(seen);
}

function expectNoSecret(seen: Seen): void {
  const all = JSON.stringify(seen);
  expect(all).not.toMatch(/sk-of-the-fault|key-of-the-fault|secret detail/);
  expect(seen.log).not.toMatch(/prune pear trees/);
}

describe('OpenAI, which writes the answers,', () => {
  const told: Record<string, Told> = {
    slow: { status: 504, allowRetry: true, operator: /OPENAI_FIRST_TOKEN_SECONDS/ },
    'refusing the key (401)': { status: 502, allowRetry: false, operator: /check OPENAI_API_KEY/ },
    'limiting calls (429)': { status: 503, allowRetry: true, retryAfter: '20', operator: /\(429\)/ },
    'failing (500)': { status: 502, allowRetry: true, operator: /failed \(500\)/ },
    'cut off': { status: 502, allowRetry: true, operator: /broke off/ },
  };
  const unreachable: Told = { status: 502, allowRetry: true, operator: /cannot be reached .*ECONNREFUSED/ };
  let double: RunningDouble;
  let service: Service;

  beforeAll(async () => {
    double = await startDouble('openai', { key: 'sk-of-the-fault-tests' });
    service = await indexedService(answersBy(double));
  });
  afterAll(async () => {
    await service.remove();
    await double.stop();
  });

  it.each(Object.keys(FAULTS))('%s', async (name) => {
    await double.fault(FAULTS[name]!);
    const seen = await lookAt(service);
    expectTold(seen, told[name]!);
    expect(seen.search.status).toBe(200);
    expect(seen.ready).toMatchObject({ status: 200, body: { status: 'degraded' } });
    await double.fault({ kind: 'none' });
    await untilWell(service);
  });

  it('down later, and up again', async () => {
    const { port } = new URL(double.url);
    await double.stop();
    expectTold(await lookAt(service), unreachable);
    double = await startDouble('openai', { key: 'sk-of-the-fault-tests', port });
    await untilWell(service);
  });

  it('down at boot, and up later', async () => {
    const { port } = new URL(double.url);
    await double.stop();
    await service.stop();
    await service.start();
    expectTold(await lookAt(service), unreachable);
    double = await startDouble('openai', { key: 'sk-of-the-fault-tests', port });
    await untilWell(service);
  });
});

describe.each([
  ['embeds questions', 'Embedding of questions', 'embed'],
  ['reranks', 'Reranking', 'rerank'],
] as const)('Cohere, which %s,', (_what, upstream, operation) => {
  const problem: Record<string, RegExp> = {
    slow: new RegExp(`${upstream} gave no answer within`),
    'refusing the key (401)': /check COHERE_API_KEY/,
    'limiting calls (429)': /Cohere .*\(429\)/,
    'failing (500)': /Cohere .*\(500\)/,
    'cut off': /Cohere’s reply broke off/,
  };
  let double: RunningDouble;
  let service: Service;

  beforeAll(async () => {
    double = await startDouble('cohere', { key: 'key-of-the-fault-tests' });
    service = await indexedService({
      COHERE_API_KEY: 'key-of-the-fault-tests',
      COHERE_BASE_URL: double.url,
      EMBEDDING_PROVIDER: operation === 'embed' ? 'cohere' : 'none',
    });
  });
  afterAll(async () => {
    await service.remove();
    await double.stop();
  });

  it.each(Object.keys(FAULTS))('%s', async (name) => {
    await double.fault({ ...FAULTS[name]!, operations: [operation] });
    expectUnnoticed(await lookAt(service), problem[name]!);
    await double.fault({ kind: 'none' });
    await untilWell(service);
  });

  it('down later', async () => {
    const { port } = new URL(double.url);
    await double.stop();
    expectUnnoticed(await lookAt(service), /Cohere .*ECONNREFUSED/);
    double = await startDouble('cohere', { key: 'key-of-the-fault-tests', port });
    await untilWell(service);
  });

  it('down at boot', async () => {
    const { port } = new URL(double.url);
    await double.stop();
    await service.stop();
    await service.start();
    expectUnnoticed(await lookAt(service), /Cohere .*ECONNREFUSED/);
    double = await startDouble('cohere', { key: 'key-of-the-fault-tests', port });
    await untilWell(service);
  });
});

describe('Qdrant, which keeps the passages,', () => {
  const told: Record<string, Told> = {
    slow: { status: 504, allowRetry: true, operator: /Qdrant at .* gave no answer within/ },
    'refusing the key (401)': { status: 502, allowRetry: false, operator: /check QDRANT_API_KEY/ },
    'limiting calls (429)': { status: 503, allowRetry: true, operator: /\(429\)/ },
    'failing (500)': { status: 502, allowRetry: true, operator: /failed \(500\)/ },
    'cut off': { status: 502, allowRetry: true, operator: /Qdrant at .* broke off/ },
  };
  const unreachable: Told = {
    status: 502,
    allowRetry: true,
    operator: /Qdrant at .*ECONNREFUSED.*QDRANT_URL/,
  };
  const key = 'key-of-the-fault-tests';
  let double: RunningDouble;
  let service: Service;
  let data: string;

  beforeAll(async () => {
    data = path.join(mkdtempSync(path.join(os.tmpdir(), 'chatkit-qdrant-')), 'state.ndjson');
    double = await startDouble('qdrant', { key, data });
    service = await indexedService({ QDRANT_URL: double.url, QDRANT_API_KEY: key });
  });
  afterAll(async () => {
    await service.remove();
    await double.stop();
    rmSync(path.dirname(data), { recursive: true });
  });

  function expectWaiting(seen: Seen, expected: Told): void {
    expectTold(seen, expected);
    expect(seen.search).toMatchObject({ status: expected.status, body: { message: seen.error!.message } });
    expect(seen.ready).toMatchObject({
      status: 503,
      body: {
        code: 'unavailable',
        details: { status: 'waiting', waiting_for: [expect.stringMatching(expected.operator)] },
      },
    });
  }

  it.each(Object.keys(FAULTS))('%s', async (name) => {
    await double.fault(FAULTS[name]!);
    expectWaiting(await lookAt(service), told[name]!);
    await double.fault({ kind: 'none' });
    await untilWell(service);
  });

  it('down later, and up again', async () => {
    const { port } = new URL(double.url);
    await double.stop();
    expectWaiting(await lookAt(service), unreachable);
    double = await startDouble('qdrant', { key, data, port });
    await untilWell(service);
  });

  it('down at boot, and up later: what was uploaded in between is applied then', async () => {
    const { port } = new URL(double.url);
    await double.stop();
    await service.stop();
    await service.start();
    expectWaiting(await lookAt(service), unreachable);
    const pages = [
      ...ORCHARD,
      { ...ORCHARD[0]!, url: '/docs/quinces', content: '# Quinces\n\nQuinces are hard.' },
    ];
    const older = await service.putPages(SITE, [
      { ...ORCHARD[0]!, content: '# Medlars\n\nMedlars are old.' },
    ]);
    expect(older.status).toBe(502);
    const upload = await service.putPages(SITE, pages);
    expect(upload.status).toBe(502);
    expect(await upload.json()).toMatchObject({
      code: 'upstream_failed',
      message: expect.stringMatching(/ECONNREFUSED.*The upload is kept/),
    });
    double = await startDouble('qdrant', { key, data, port });
    await untilWell(service);
    const find = async (q: string): Promise<string[]> => {
      const found = await service.fetch(`/api/search?${new URLSearchParams({ site: SITE, q })}`);
      return ((await found.json()) as { results: { url: string }[] }).results.map(({ url }) => url);
    };
    expect((await find('quinces'))[0]).toBe('/docs/quinces');
    // The newer upload has taken the place of the older one, which failed before it.
    expect(await find('medlars')).toEqual([]);
    const statistics = await service.fetch(`/api/sites/${SITE}`, {
      headers: { authorization: `Bearer ${INDEX_KEY}` },
    });
    expect(await statistics.json()).toMatchObject({ locales: [{ pages: 4 }] });
  });

  it.each([
    ['another upload has', () => service.putPages(SITE, ORCHARD)],
    [
      'a removal of the site has',
      () => service.fetch(`/api/sites/${SITE}`, { method: 'DELETE', headers: KEY }),
    ],
  ])('an upload that fails when %s come in is not tried again', async (_what, change) => {
    await service.putPages(SITE, ORCHARD);
    await double.clear();
    await double.fault({
      ...FAULTS['limiting calls (429)']!,
      headers: { 'retry-after': '1' },
      times: 5,
      operations: ['upsert_points'],
    });
    const older = service.putPages(SITE, [{ ...ORCHARD[0]!, content: '# Medlars\n\nMedlars are old.' }]);
    while (!(await double.requests()).counts.upsert_points)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await change()).ok).toBe(true);
    expect((await older).status).toBe(503);
    const ready = await service.fetch('/health/ready');
    expect(await ready.json()).toMatchObject({ status: 'ready', degraded: [] });
  });
});

describe('an embedding model that fails while pages are uploaded', () => {
  it('refuses the upload as a whole and tells the remedy; the old pages stay, and the same upload succeeds later', async () => {
    const double = await startDouble('cohere', { key: 'key-of-the-fault-tests' });
    const service = await indexedService({
      COHERE_API_KEY: 'key-of-the-fault-tests',
      COHERE_BASE_URL: double.url,
    });
    await double.fault({ ...FAULTS['refusing the key (401)']!, operations: ['embed'] });
    const pages = [{ ...ORCHARD[0]!, content: '# Apples\n\nOnly cider is left.' }];
    const upload = await service.putPages(SITE, pages);
    expect(upload.status).toBe(502);
    expect(await upload.json()).toMatchObject({
      code: 'embedding_failed',
      message: 'Cohere refuses the API key (401): check COHERE_API_KEY. Nothing was applied.',
    });
    expect(await (await service.fetch(`/api/search?site=${SITE}&q=pruning`)).json()).toMatchObject({
      results: [{ url: '/docs/pears#pruning' }],
    });
    await double.fault({ kind: 'none' });
    expect(await (await service.putPages(SITE, pages)).json()).toMatchObject({ updated: 1, removed: 2 });
    await service.remove();
    await double.stop();
  });
});

describe('a service with everything switched on', () => {
  it('logs no key, no token and no question at info, whatever it does', async () => {
    const key = 'key-of-the-fault-tests';
    const [openai, cohere, qdrant] = await Promise.all([
      startDouble('openai', { key: 'sk-of-the-fault-tests' }),
      startDouble('cohere', { key }),
      startDouble('qdrant', { key }),
    ]);
    const service = await indexedService({
      ...answersBy(openai),
      EMBEDDING_PROVIDER: 'auto',
      COHERE_API_KEY: key,
      COHERE_BASE_URL: cohere.url,
      QDRANT_URL: qdrant.url,
      QDRANT_API_KEY: key,
      LOG_LEVEL: 'info',
    });
    const seen = await lookAt(service);
    expect(seen.ready).toMatchObject({
      status: 200,
      body: {
        status: 'ready',
        runs_on: {
          answer_model: 'openai gpt-5.4-mini',
          embedder: 'cohere embed-v4.0',
          reranker: 'cohere rerank-v4.0-fast',
          passage_store: 'qdrant',
        },
        costs_money: [
          'answers (openai gpt-5.4-mini)',
          'embedding (cohere embed-v4.0)',
          'reranking (cohere rerank-v4.0-fast)',
        ],
      },
    });
    expect(seen.chat).toMatchObject({ status: 200, body: { answered: true } });
    const token = await service.session(SITE);
    await service.post('/api/chat', { message: 'A private question?' }, { token });
    await service.post('/api/chat', { message: 'A private question?' }, { token: `${token}x` });
    for (const double of [openai, cohere, qdrant]) await double.stop();
    await service.post('/api/chat', { message: 'A private question?' }, { token });
    expect(service.log).toContain('cannot be reached');
    expect(service.log).not.toMatch(/fault-tests|the-index-key|eyJ|private question|prune pear trees/i);
    await service.remove();
  });
});
