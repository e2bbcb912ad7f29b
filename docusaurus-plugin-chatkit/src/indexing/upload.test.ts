import { type AddressInfo, createServer } from 'node:net';
import { answerJson, FakeService, streamInBytes } from '../../test/fake-service.js';
import { type UploadOptions, uploadPages } from './upload.js';
import type { IndexSummary, Page, Progress, SiteDescription } from './upload-protocol.js';

const site: SiteDescription = { base_url: 'https://acme.dev', default_locale: 'en', versions: [] };
const pages: Page[] = [
  { url: '/', title: 'Über uns', content: '<main>a</main>', format: 'html' },
  { url: '/docs', title: 'Docs', content: '<main>b</main>', format: 'html', version: '2.0' },
];
const summary: IndexSummary = {
  site: 'acme',
  locale: 'pt-BR',
  pages: 2,
  added: 1,
  updated: 1,
  unchanged: 0,
  removed: 3,
  passages: 9,
  embedded: 9,
};

describe('uploadPages', () => {
  let service: FakeService;
  let uploading: Promise<IndexSummary> | undefined;

  beforeEach(async () => {
    service = await FakeService.start();
    service.answer = streamInBytes(summary);
  });
  afterEach(() => service.stop());

  function upload(source: AsyncIterable<Page> = each(pages), options?: UploadOptions): Promise<IndexSummary> {
    const target = { backendUrl: service.url, siteId: 'acme', locale: 'pt-BR', indexKey: 'the-key' };
    return uploadPages(site, source, target, options);
  }

  it('sends the site, then every page, a line each', async () => {
    await upload();
    const [request] = service.requests;
    expect(request).toMatchObject({
      method: 'PUT',
      url: '/api/sites/acme/pages?locale=pt-BR',
      headers: {
        authorization: 'Bearer the-key',
        'content-type': 'application/x-ndjson',
        accept: 'text/event-stream',
      },
    });
    const lines = request!.body.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([{ site }, ...pages]);
  });

  it('reports progress and returns the summary, however the stream is cut', async () => {
    const steps: Progress[] = [
      { stage: 'receiving – Übertragung', done: 2, total: 2 },
      { stage: 'applying', done: 1, total: 2 },
    ];
    service.answer = streamInBytes(...steps, summary);
    const reported: Progress[] = [];
    await expect(upload(undefined, { onProgress: (step) => reported.push(step) })).resolves.toEqual(summary);
    expect(reported).toEqual(steps);
  });

  it('takes a summary that is not streamed', async () => {
    service.answer = answerJson(200, summary);
    await expect(upload()).resolves.toEqual(summary);
  });

  it('says how to set the key when the service refuses it, and reads none of the pages still to come', async () => {
    service.answerAtOnce = answerJson(401, {
      code: 'invalid_index_key',
      message: 'The index key is not valid.',
      request_id: 'r1',
    });
    const stopped = new Promise<void>((resolve) => (uploading = upload(endless(resolve))));
    await expect(uploading).rejects.toThrow(
      `The service at ${service.url} refused the pages: The index key is not valid. (invalid_index_key, request r1) The old index stays. ` +
        'Set CHATKIT_INDEX_API_KEY to a key of the service that may write the site "acme" (its INDEX_API_KEY or INDEX_API_KEYS).',
    );
    await stopped;
  });

  it('says what to do about an upload that is too large, also for a proxy that answers no JSON', async () => {
    service.answer = (response) =>
      response.writeHead(413, { 'content-type': 'text/html' }).end('<h1>Too large</h1>');
    await expect(upload()).rejects.toThrow(
      `The service at ${service.url} refused the pages: 413 Payload Too Large. The old index stays. ` +
        'Allow larger uploads in the proxy before the service, or leave pages out with the option "indexing.exclude".',
    );
  });

  it('does not carry the key to where a redirect leads', async () => {
    service.answer = (response) => response.writeHead(301, { location: 'https://elsewhere.example/' }).end();
    await expect(upload()).rejects.toThrow(
      /It has moved to https:\/\/elsewhere\.example\/: set the plugin’s option "backendUrl"/,
    );
  });

  it.each([
    ['of type error', { type: 'error', code: 'embedding_failed', message: 'Embedding failed' }],
    ['without type', { code: 'embedding_failed', message: 'Embedding failed', request_id: undefined }],
  ])('fails when the stream says so, with an event %s', async (_, event) => {
    service.answer = streamInBytes({ stage: 'embedding', done: 0, total: 9 }, event);
    await expect(upload()).rejects.toThrow(
      'The service could not index the pages: Embedding failed. (embedding_failed) The old index stays.',
    );
  });

  it('fails when the stream ends before the summary', async () => {
    service.answer = streamInBytes({ stage: 'applying', done: 1, total: 2 });
    await expect(upload()).rejects.toThrow(
      /failed: the connection ended before the service said that it is done\. Readers get the old index, or the new one/,
    );
  });

  it('fails when the connection breaks', async () => {
    service.answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: {"stage":"applying","done":1,"total":2}\n\n', () => response.destroy());
    };
    await expect(upload()).rejects.toThrow(
      /^The upload to .* failed: .*\. Readers get the old index, or the new one .* Is the service running/,
    );
  });

  it('fails when the connection breaks while pages are sent', async () => {
    service.answerAtOnce = (_, request) => request.once('data', () => request.socket.destroy());
    const stopped = new Promise<void>((resolve) => (uploading = upload(endless(resolve))));
    await expect(uploading).rejects.toThrow(/^The upload to .* failed: .*\. Readers get the old index/);
    await stopped;
  });

  it('fails when nobody listens at the address', async () => {
    const target = { backendUrl: await unusedAddress(), siteId: 'acme', locale: 'en', indexKey: 'k' };
    await expect(uploadPages(site, each(pages), target)).rejects.toThrow(
      /^The upload to .* failed: connect ECONNREFUSED/,
    );
  });

  it('gives up, saying how to wait longer, when the service takes the pages and then says nothing', async () => {
    service.answer = () => undefined;
    await expect(upload(undefined, { idleTimeoutMs: 200 })).rejects.toThrow(
      `The service at ${service.url} made no progress for 0.2 s, so the upload was given up. ` +
        'Readers get the old index, or the new one if the service was already applying it. ' +
        'Look into its log, or allow more with "docusaurus chatkit:index --timeout <seconds>".',
    );
  });

  it('gives up when progress stops', async () => {
    service.answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: {"stage":"embedding","done":1,"total":2}\n\n');
    };
    const reported: Progress[] = [];
    uploading = upload(undefined, { idleTimeoutMs: 1500, onProgress: (step) => reported.push(step) });
    await expect(uploading).rejects.toThrow(/made no progress for 1\.5 s/);
    expect(reported).toHaveLength(1);
  });

  it('is given up by its signal while the service works', async () => {
    const stopped = new AbortController();
    service.answer = () => stopped.abort();
    await expect(upload(undefined, { signal: stopped.signal })).rejects.toThrow(/^The upload to .* failed: /);
  });

  it('passes on what goes wrong while pages are read, and completes no upload', async () => {
    const broken = new Error('The page /docs cannot be read.');
    async function* failing(): AsyncGenerator<Page> {
      yield pages[0]!;
      throw broken;
    }
    await expect(upload(failing())).rejects.toBe(broken);
    expect(service.requests).toEqual([]);
  });
});

async function* each(values: Page[]): AsyncGenerator<Page> {
  yield* values;
}

/** Pages without end; calls `onStop` when nobody takes them any more. */
async function* endless(onStop: () => void): AsyncGenerator<Page> {
  try {
    for (;;) {
      await new Promise(setImmediate);
      yield { ...pages[0]!, content: 'x'.repeat(10_000) };
    }
  } finally {
    onStop();
  }
}

/** An address at which something listened a moment ago, and nothing does now. */
async function unusedAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
