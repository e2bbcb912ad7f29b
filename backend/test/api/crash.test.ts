import { INDEX_KEY, Service, frames } from '../service.js';
import { ORCHARD } from '../orchard.js';

const PAGES = 300;
/** A site large enough to be killed in the middle of; every page names the edition. */
const edition = (name: string) =>
  Array.from({ length: PAGES }, (_, n) => ({
    url: `/docs/page-${n}`,
    title: `Page ${n}`,
    content: `# Page ${n}\n\n${name} edition of page ${n}.\n\n## Details\n\n${`The ${name} details of page ${n} go on. `.repeat(20)}`,
    format: 'markdown',
  }));

describe('after kill -9', () => {
  const service = new Service();

  afterAll(() => service.remove());

  const count = async (word: string): Promise<number> => {
    const reply = await service.fetch(
      `/api/search?${new URLSearchParams({ site: 'large', q: word, limit: '50' })}`,
    );
    return ((await reply.json()) as { results: unknown[] }).results.length;
  };
  const settled = async (): Promise<void> => {
    for (;;) {
      const ready = (await (await service.fetch('/health/ready')).json()) as { indexing: string[] };
      if (ready.indexing.length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  it('the site is the old or the new one, whole, and an upload that was being applied is applied', async () => {
    await service.start();
    expect((await service.putPages('large', edition('golden'))).status).toBe(200);
    const upload = await service.putPages('large', edition('silver'), '', { accept: 'text/event-stream' });
    await frames(upload).next();
    await service.stop('SIGKILL');

    await service.start();
    const before = [(await count('golden')) > 0, (await count('silver')) > 0];
    expect(before.filter(Boolean)).toHaveLength(1);
    await settled();
    expect(await count('golden')).toBe(0);
    expect(await count('silver')).toBeGreaterThan(0);
    const statistics = await service.fetch('/api/sites/large', {
      headers: { authorization: `Bearer ${INDEX_KEY}` },
    });
    expect(await statistics.json()).toMatchObject({ locales: [{ pages: PAGES }] });
  });

  it('an upload that was still being sent leaves the old site and no trace', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(
          new TextEncoder().encode(
            edition('copper')
              .map((page) => JSON.stringify(page))
              .join('\n'),
          ),
        );
      },
    });
    const upload = service.fetch('/api/sites/large/pages', {
      method: 'PUT',
      body,
      duplex: 'half',
      headers: { authorization: `Bearer ${INDEX_KEY}`, 'content-type': 'application/x-ndjson' },
    } as RequestInit);
    upload.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await service.stop('SIGKILL');
    await expect(upload).rejects.toThrow();
    await service.start();
    await settled();
    expect(await count('copper')).toBe(0);
    expect(await count('silver')).toBeGreaterThan(0);
  });

  it('every question that was acknowledged is in its thread', async () => {
    await service.putPages('orchard', ORCHARD);
    const reader = await service.session('orchard');
    const acknowledged: { thread: string; item: string }[] = [];
    const asking = Array.from({ length: 6 }, async (_, n) => {
      for (;;) {
        const response = await service.post(
          '/api/chatkit',
          {
            type: 'threads.create',
            params: {
              input: {
                content: [{ type: 'input_text', text: `apples ${n}` }],
                attachments: [],
                inference_options: {},
              },
            },
          },
          { token: reader },
        );
        for await (const { type, item } of frames(response)) {
          if (type === 'thread.item.done') {
            const { thread_id, id } = item as { thread_id: string; id: string };
            acknowledged.push({ thread: thread_id, item: id });
          }
        }
      }
    });
    const ended = Promise.allSettled(asking);
    await new Promise((resolve) => setTimeout(resolve, 700));
    await service.stop('SIGKILL');
    await ended;
    expect(acknowledged.length).toBeGreaterThan(5);

    await service.start();
    for (const { thread, item } of acknowledged) {
      const response = await service.post(
        '/api/chatkit',
        { type: 'threads.get_by_id', params: { thread_id: thread } },
        { token: reader },
      );
      const { items } = (await response.json()) as { items: { data: { id: string }[] } };
      expect(items.data.map(({ id }) => id)).toContain(item);
    }
  });

  it('SIGTERM ends the service by itself, with exit code 0', async () => {
    expect(await service.stop('SIGTERM')).toBe(0);
  });
});
