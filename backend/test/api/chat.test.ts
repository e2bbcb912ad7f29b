import { INDEX_KEY, Service, frames } from '../service.js';
import { ORCHARD } from '../orchard.js';

interface Reply {
  thread_id: string;
  message_id: string;
  answered: boolean;
  confidence: number;
  answer: string;
  citations: { url: string; page_url: string; title: string; headings: string[]; index: number }[];
  related: { url: string; page_url: string }[];
}

describe('POST /api/chat', () => {
  const service = new Service({ ANSWER_THRESHOLD: '0.05' });

  beforeAll(async () => {
    await service.start();
    await service.putPages('orchard', ORCHARD);
  });
  afterAll(() => service.remove());

  const ask = async (body: object, token = INDEX_KEY): Promise<Reply> =>
    (await (await service.post('/api/chat', { site: 'orchard', ...body }, { token })).json()) as Reply;

  it('answers from the docs and cites the heading', async () => {
    const reply = await ask({ message: 'Where do I store apples?' });
    expect(reply.answered).toBe(true);
    expect(reply.confidence).toBeGreaterThan(0);
    expect(reply.answer).toMatch(/cool cellar/);
    expect(reply.citations[0]).toMatchObject({
      url: '/docs/apples#storage',
      page_url: '/docs/apples',
      headings: ['Storage'],
    });
    for (const { index } of reply.citations) expect(index).toBeLessThanOrEqual(reply.answer.length);
    expect(reply.related.map(({ page_url }) => page_url)).not.toContain('/docs/apples');
  });

  it('quotes inline code as code', async () => {
    const { answer } = await ask({ message: 'How is the orchard configured?' });
    expect(answer).toContain('configured by `orchard.config.js`.');
  });

  it('declines with the nearest pages', async () => {
    const strict = await new Service({ ANSWER_THRESHOLD: '1' }).start();
    await strict.putPages('orchard', ORCHARD);
    const response = await strict.post(
      '/api/chat',
      { site: 'orchard', message: 'apples and pears' },
      { token: INDEX_KEY },
    );
    const reply = (await response.json()) as Reply;
    await strict.remove();
    expect(reply).toMatchObject({ answered: false, citations: [] });
    expect(reply.related.length).toBeGreaterThan(0);
    for (const { url } of reply.related) expect(reply.answer).toContain(`(<http://localhost:3000${url}>)`);
  });

  it('offers a human where it declines and the site names one, in the language of the docs', async () => {
    const strict = await new Service({ ANSWER_THRESHOLD: '1' }).start();
    const upload = (site: object) =>
      strict.fetch('/api/sites/orchard/pages?locale=de', {
        method: 'PUT',
        headers: { authorization: `Bearer ${INDEX_KEY}`, 'content-type': 'application/json' },
        body: JSON.stringify({ site, pages: ORCHARD }),
      });
    const answer = async () => {
      const body = { site: 'orchard', message: 'apples and pears', locale: 'de' };
      const response = await strict.post('/api/chat', body, { token: INDEX_KEY });
      return ((await response.json()) as Reply).answer;
    };
    expect((await upload({ contact_url: 'javascript:alert(1)' })).status).toBe(400);
    await upload({ contact_url: 'https://orchard.example/hilfe' });
    expect(await answer()).toMatch(/\n\n\[Einen Menschen fragen\]\(<https:\/\/orchard\.example\/hilfe>\)$/);
    await upload({});
    expect(await answer()).toContain('/hilfe');
    await upload({ contact_url: '' });
    expect(await answer()).not.toContain('Menschen');
    await strict.remove();
  });

  it('goes on with a thread', async () => {
    const first = await ask({ message: 'Where do I store apples?' });
    const second = await ask({ message: 'How do I prune pears?', thread_id: first.thread_id });
    expect(second.thread_id).toBe(first.thread_id);
    expect(second.message_id).not.toBe(first.message_id);
    const unknown = await service.post(
      '/api/chat',
      { site: 'orchard', message: 'x', thread_id: 'thr_none' },
      { token: INDEX_KEY },
    );
    expect(unknown.status).toBe(404);
  });

  it('answers a short question that is whole in a thread as it does in a new one', async () => {
    const usual = await new Service().start();
    await usual.putPages('orchard', ORCHARD);
    const say = async (message: string, thread_id?: string): Promise<Reply> =>
      (await (
        await usual.post('/api/chat', { site: 'orchard', message, thread_id }, { token: INDEX_KEY })
      ).json()) as Reply;
    const { thread_id } = await say('Which ladder is needed to harvest apples in autumn?');
    const inThread = await say('When are pears pruned?', thread_id);
    const alone = await say('When are pears pruned?');
    const followUp = await say('and in June?', thread_id);
    await usual.remove();
    expect(inThread).toMatchObject({ answered: true, confidence: alone.confidence });
    expect(inThread.citations).toEqual(alone.citations);
    expect(followUp.citations.map(({ url }) => url)).toContain('/docs/pears#pests');
  });

  it('lets a reader go on in ChatKit with a thread of its own', async () => {
    const reader = await service.session('orchard');
    const { thread_id } = await ask({ message: 'apples', site: undefined }, reader);
    const thread = await service.post(
      '/api/chatkit',
      { type: 'threads.get_by_id', params: { thread_id } },
      { token: reader },
    );
    expect(((await thread.json()) as { items: { data: unknown[] } }).items.data).toHaveLength(2);
  });

  it('streams what it would have answered', async () => {
    const response = await service.post(
      '/api/chat',
      { site: 'orchard', message: 'Where do I store apples?' },
      { token: INDEX_KEY, headers: { accept: 'text/event-stream' } },
    );
    const all = await Array.fromAsync(frames(response));
    expect(all[0]).toMatchObject({ type: 'start' });
    const done = all.at(-1) as unknown as Reply & { type: string };
    expect(done).toMatchObject({
      type: 'done',
      answered: true,
      thread_id: all[0]!.thread_id,
      message_id: all[0]!.message_id,
    });
    const deltas = all.filter(({ type }) => type === 'delta');
    expect(deltas.length).toBe(all.length - 2);
    expect(deltas.map(({ text }) => text).join('')).toBe(done.answer);
  });

  it('refuses before the stream as an HTTP error', async () => {
    const response = await service.post(
      '/api/chat',
      { site: 'vineyard', message: 'x' },
      { token: INDEX_KEY, headers: { accept: 'text/event-stream' } },
    );
    expect([response.status, await response.json()]).toEqual([
      404,
      expect.objectContaining({ code: 'unknown_site' }),
    ]);
  });

  it('prefers passages of the page that the reader is on', async () => {
    const { citations } = await ask({ message: 'trees', page_url: '/docs/pears' });
    expect(citations[0]!.page_url).toBe('/docs/pears');
  });

  it('keeps an index key to its own site', async () => {
    const keyed = await new Service({
      INDEX_API_KEY: '',
      INDEX_API_KEYS: 'orchard:one-key,vineyard:other-key',
    }).start();
    const put = await keyed.putPages('orchard', ORCHARD, '', { authorization: 'Bearer one-key' });
    expect(put.status).toBe(200);
    for (const [token, site, status] of [
      ['one-key', 'orchard', 200],
      ['other-key', 'orchard', 401],
      ['one-key', 'vineyard', 401],
    ] as const) {
      const response = await keyed.post('/api/chat', { site, message: 'apples' }, { token });
      expect([token, site, response.status]).toEqual([token, site, status]);
    }
    await keyed.remove();
  });
});
