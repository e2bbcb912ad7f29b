import { brotliCompressSync, gzipSync } from 'node:zlib';
import { FakeSite } from '../../test/fake-site.js';
import { HttpClient, type HttpResponse } from './http-client.js';

describe('HttpClient', () => {
  let site: FakeSite;
  let client: HttpClient;
  let stopped: AbortController;

  beforeEach(async () => {
    site = await FakeSite.start();
    stopped = new AbortController();
    client = new HttpClient({ allowPrivate: true, timeoutMs: 60_000, signal: stopped.signal });
  });
  afterEach(async () => {
    client.close();
    await site.stop();
  });

  const get = (path: string, from = client): Promise<HttpResponse> =>
    from.get(new URL(path, site.url), { maxBytes: 1_000_000 });

  it.each([
    ['gzip', gzipSync('Über uns')],
    ['br', brotliCompressSync('Über uns')],
    ['identity', Buffer.from('Über uns')],
  ])('unpacks %s', async (encoding, body) => {
    site.serve({ '/a': (response) => response.writeHead(200, { 'content-encoding': encoding }).end(body) });
    expect((await get('/a')).body.toString()).toBe('Über uns');
  });

  it('reads no more than it was told to, also of what is small when packed', async () => {
    const bomb = gzipSync(Buffer.alloc(2_000_000));
    site.serve({ '/a': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb) });
    await expect(get('/a')).rejects.toThrow('it is larger than 1 MB');
  });

  it('gives up what does not arrive in time, its body included', async () => {
    const hasty = new HttpClient({ allowPrivate: true, timeoutMs: 200, signal: stopped.signal });
    site.serve({ '/a': () => undefined, '/b': (response) => response.writeHead(200).write('begin') });
    await expect(get('/a', hasty)).rejects.toThrow('it did not arrive within 0.2 s');
    await expect(get('/b', hasty)).rejects.toMatchObject({ details: { isTemporary: true } });
    hasty.close();
  });

  it('takes a broken connection for something that may pass, and broken bytes for something that will not', async () => {
    site.serve({
      '/a': (response) => response.destroy(),
      '/b': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip'),
    });
    await expect(get('/a')).rejects.toMatchObject({ details: { isTemporary: true } });
    await expect(get('/b')).rejects.toMatchObject({ details: { isTemporary: false } });
  });

  it('ends when it is stopped', async () => {
    const asked = site.hang('/a');
    const getting = get('/a');
    await asked;
    stopped.abort(new Error('stopped'));
    await expect(getting).rejects.toThrow('stopped');
  });
});
