import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startDouble, type RunningDouble } from './start-double.ts';

describe('a double', () => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'double-'));
  const recordFile = path.join(directory, 'exchanges.ndjson');
  let double: RunningDouble;

  beforeAll(async () => {
    double = await startDouble('qdrant', { record: recordFile });
  });
  afterEach(() => double.clear());
  afterAll(async () => {
    await double.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const get = (route = '/collections', init: RequestInit = {}): Promise<Response> =>
    fetch(double.url + route, { signal: AbortSignal.timeout(30_000), ...init });
  const recorded = (): Record<string, unknown>[] =>
    readFileSync(recordFile, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  it('answers with a scripted status as often as told, and then as ever', async () => {
    await double.fault({
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '2' },
      body: { status: { error: 'Too many requests' }, time: 0 },
      times: 2,
    });
    for (let turn = 0; turn < 2; turn++) {
      const response = await get();
      expect(response.status).toBe(429);
      expect(response.headers.get('retry-after')).toBe('2');
      expect(await response.json()).toEqual({ status: { error: 'Too many requests' }, time: 0 });
    }
    expect((await get()).status).toBe(200);
  });

  it('answers a fault whose body is a string in plain text', async () => {
    await double.fault({ kind: 'status', status: 502, body: 'Bad gateway' });
    const response = await get();
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(await response.text()).toBe('Bad gateway');
  });

  it('lets a fault befall only the operations it names, and several follow each other', async () => {
    await double.fault([
      { kind: 'status', status: 500, operations: ['get_collections'], times: 1 },
      { kind: 'status', status: 503, operations: ['get_collections'], times: 1 },
    ]);
    expect((await get('/aliases')).status).toBe(200);
    expect((await get()).status).toBe(500);
    expect((await get()).status).toBe(503);
    expect((await get()).status).toBe(200);
  });

  it('waits before it answers when it is to be slow', async () => {
    await double.fault({ kind: 'delay', ms: 300, times: 1 });
    const start = performance.now();
    expect((await get()).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThanOrEqual(290);
  });

  it('drops the connection in the middle of its answer, after it has acted', async () => {
    await double.fault({ kind: 'cut', times: 1 });
    const response = await get('/collections/half', { method: 'PUT', body: '{}' });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
    expect(await (await get('/collections/half/exists')).json()).toMatchObject({ result: { exists: true } });
  });

  it('drops the connection before its answer when it refuses', async () => {
    await double.fault({ kind: 'refuse', times: 1 });
    await expect(get()).rejects.toThrow('fetch failed');
  });

  it('does not answer until the client leaves when it hangs', async () => {
    await double.fault({ kind: 'hang', times: 1 });
    await expect(get('/collections', { signal: AbortSignal.timeout(200) })).rejects.toThrow(/timeout/);
    expect((await get()).status).toBe(200);
  });

  it('stalls in the middle of its answer when it is to hang after some bytes', async () => {
    await double.fault({ kind: 'hang', afterBytes: 5, times: 1 });
    const response = await get('/collections', { signal: AbortSignal.timeout(500) });
    const reader = response.body!.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe('{"res');
    await expect(reader.read()).rejects.toThrow();
  });

  it('refuses a fault it does not know', async () => {
    await expect(double.fault({ kind: 'explode' as 'cut' })).rejects.toThrow(/kind is one of none, delay/);
  });

  it('tells what was asked, and forgets it when told', async () => {
    await get();
    await get('/collections/a/points/query', { method: 'POST', body: '{"limit":1}' });
    await get('/nowhere');
    expect(await double.requests()).toEqual({
      counts: { get_collections: 1, query_points: 1, unknown: 1 },
      requests: [
        { operation: 'get_collections', path: '/collections' },
        { operation: 'query_points', path: '/collections/a/points/query', body: { limit: 1 } },
        { operation: 'unknown', path: '/nowhere' },
      ],
    });
    await double.clear();
    expect(await double.requests()).toEqual({ counts: {}, requests: [] });
  });

  it('records exchanges without keys, and says which a fault befell', async () => {
    await double.fault({ kind: 'cut', times: 1 });
    await get().then((response) => response.text().catch(() => undefined));
    await get('/aliases', { headers: { 'api-key': 'secret' } });
    expect(recorded().slice(-2)).toEqual([
      expect.objectContaining({ operation: 'get_collections', status: null, fault: 'cut' }),
      {
        vendor: 'qdrant',
        operation: 'get_collections_aliases',
        path: '/aliases',
        status: 200,
        response: { result: { aliases: [] }, status: 'ok', time: expect.any(Number) as number },
        headers: expect.not.objectContaining({ 'api-key': expect.anything() as string }) as object,
      },
    ]);
  });

  it('ends with 0 when it is told to, whatever it is doing', async () => {
    const other = await startDouble('qdrant', { fault: '{"kind":"hang"}' });
    const hanging = fetch(`${other.url}/collections`);
    hanging.catch(() => undefined);
    while ((await other.requests()).requests.length === 0) await new Promise(setImmediate);
    expect(await other.stop('SIGINT')).toBe(0);
    await expect(hanging).rejects.toThrow();
  });

  it('does not start with a flag it does not know', async () => {
    await expect(startDouble('qdrant', { datta: 'x' })).rejects.toThrow(/code 2[^]*usage:[^]*--data/);
  });
});
