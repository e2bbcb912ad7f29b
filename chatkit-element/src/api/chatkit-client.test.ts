import type { ThreadStreamEvent } from 'chatkit-protocol';
import { LoopbackServer, json, stream, streamThen } from '../../test/loopback-server.js';
import { ChatKitClient } from './chatkit-client.js';
import { RequestFailure } from './request-failure.js';

const server = new LoopbackServer();
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => {
  server.received.length = 0;
});

const client = (api: object = {}): ChatKitClient =>
  new ChatKitClient(() => ({ api: { url: server.url, ...api }, locale: 'de-CH' }));
const list = { type: 'threads.list', params: { limit: 5 } } as const;
const retry = { type: 'threads.retry_after_item', params: { thread_id: 't1', item_id: 'm1' } } as const;
const progress: ThreadStreamEvent = { type: 'progress_update', text: 'Suche … 🔎' };

async function collect(events: AsyncIterable<ThreadStreamEvent>): Promise<ThreadStreamEvent[]> {
  const collected: ThreadStreamEvent[] = [];
  for await (const event of events) collected.push(event);
  return collected;
}

const failure = (work: Promise<unknown>): Promise<RequestFailure> =>
  work.then(
    () => Promise.reject(new Error('It did not fail.')),
    (error: RequestFailure) => error,
  );

describe('ChatKitClient', () => {
  it('posts the request as JSON, with the language it is to be answered in', async () => {
    server.answers = [json({ data: [], has_more: false })];
    expect(await client().request(list)).toEqual({ data: [], has_more: false });
    const [{ body, headers }] = server.received as [(typeof server.received)[0]];
    expect(body).toEqual(list);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      accept: 'application/json',
      'accept-language': 'de-CH',
    });
  });

  it('sends everything through the page’s own fetch', async () => {
    server.answers = [json({}), stream(progress)];
    const own: typeof fetch = (url, init) =>
      fetch(url, { ...init, headers: { ...(init?.headers as object), authorization: 'Bearer x' } });
    await client({ fetch: own }).request(list);
    await collect(client({ fetch: own }).stream(retry));
    expect(server.received.map(({ headers }) => headers.authorization)).toEqual(['Bearer x', 'Bearer x']);
  });

  it('yields events as they come, and ends with the stream', async () => {
    let finish = (): void => undefined;
    server.answers = [streamThen([progress], (response) => (finish = () => response.end()))];
    const events = client().stream(retry);
    expect(await events.next()).toEqual({ done: false, value: progress });
    finish();
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it.each([
    [400, 'refused', false],
    [401, 'unauthorized', false],
    [403, 'unauthorized', false],
    [404, 'not_found', false],
    [409, 'busy', true],
    [413, 'too_long', false],
    [429, 'too_many', true],
    [500, 'failed', true],
    [503, 'failed', true],
  ])('fails for status %d because of %s', async (status, reason, retryable) => {
    server.answers = [json({ code: 'x', message: 'A sentence for the reader.', request_id: 'r' }, status)];
    for (const work of [client().request(list), collect(client().stream(retry))]) {
      const { reason: why, retryable: may, readerMessage } = await failure(work);
      expect([why, may, readerMessage]).toEqual([reason, retryable, 'A sentence for the reader.']);
    }
  });

  it('shows a reader nothing of a failure that is no JSON', async () => {
    server.answers = [(response) => response.writeHead(502).end('<html>Bad Gateway</html>')];
    expect((await failure(client().request(list))).readerMessage).toBeUndefined();
  });

  it('fails when the server is out of reach', async () => {
    const { reason, retryable } = await failure(client({ url: 'http://127.0.0.1:1/chatkit' }).request(list));
    expect([reason, retryable]).toEqual(['unreachable', true]);
  });

  it('fails when the connection breaks within an answer', async () => {
    server.answers = [streamThen([progress], (response) => response.destroy())];
    const events = client().stream(retry);
    expect((await events.next()).value).toEqual(progress);
    expect((await failure(events.next())).reason).toBe('interrupted');
  });

  it('fails when an answer is not what it should be', async () => {
    server.answers = [(response) => response.end('data: {"type":\n\n')];
    expect((await failure(collect(client().stream(retry)))).reason).toBe('failed');
    server.answers = [(response) => response.end('not JSON')];
    expect((await failure(client().request(list))).reason).toBe('interrupted');
  });

  it('throws the signal’s reason, and closes the connection, when the caller leaves', async () => {
    let left = (): void => undefined;
    const closed = new Promise<void>((resolve) => (left = resolve));
    server.answers = [streamThen([progress], (response) => response.once('close', left))];
    const controller = new AbortController();
    const events = client().stream(retry, controller.signal);
    await events.next();
    const waiting = events.next();
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    await closed;
  });
});
