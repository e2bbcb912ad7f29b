import { INDEX_KEY, Service, frames } from '../service.js';
import { ORCHARD } from '../orchard.js';

interface SearchReply {
  results: {
    url: string;
    page_url: string;
    title: string;
    headings: string[];
    snippet: string;
    highlights: [number, number][];
    version?: string;
  }[];
  confidence: number;
  locale: string;
  version?: string;
}

const AUTHORIZED = { headers: { authorization: `Bearer ${INDEX_KEY}` } };

describe('indexing and searching', () => {
  const service = new Service();

  beforeAll(() => service.start());
  afterAll(() => service.remove());

  const put = async (site: string, lines: unknown[], query = ''): Promise<Record<string, unknown>> =>
    (await (await service.putPages(site, lines, query)).json()) as Record<string, unknown>;
  const search = async (site: string, q: string, more: Record<string, string> = {}): Promise<SearchReply> =>
    (await (
      await service.fetch(`/api/search?${new URLSearchParams({ site, q, ...more })}`)
    ).json()) as SearchReply;
  const urls = async (...asked: Parameters<typeof search>): Promise<string[]> =>
    (await search(...asked)).results.map(({ url }) => url);

  it('finds the heading, with the words marked in the snippet', async () => {
    expect(await put('orchard', ORCHARD)).toMatchObject({
      site: 'orchard',
      locale: 'en',
      pages: 3,
      added: 3,
      removed: 0,
      embedded: 0,
    });
    const { results, confidence } = await search('orchard', 'harvesting apples');
    expect(results[0]).toMatchObject({
      url: '/docs/apples#harvest',
      page_url: '/docs/apples',
      title: 'Apples',
      headings: ['Harvest'],
    });
    const { snippet, highlights } = results[0]!;
    expect(highlights.map(([start, end]) => snippet.slice(start, end))).toEqual(
      expect.arrayContaining(['Harvest', 'apples']),
    );
    expect(confidence).toBeGreaterThan(0);
    expect(confidence).toBeLessThanOrEqual(1);
  });

  it('finds identifiers whole and in parts, and words misspelt', async () => {
    expect((await urls('orchard', 'onFrost'))[0]).toBe('/docs/configuration#onfrost');
    expect((await urls('orchard', 'irrigation.interval'))[0]).toBe('/docs/configuration#irrigationinterval');
    expect((await urls('orchard', 'interval'))[0]).toBe('/docs/configuration#irrigationinterval');
    expect((await urls('orchard', 'codlign moth'))[0]).toBe('/docs/pears#pests');
  });

  it.each([
    ['nothing', ''],
    ['stop words', 'the of and'],
    ['emoji', '🍎🍐'],
    ['FTS5 syntax', '"apples" AND (NEAR* OR ^x) : -y'],
    ['a quote and a NUL', `it's "x" \u0000`],
    ['SQL', `'; DROP TABLE pages; --`],
    ['a long paste', 'const x = apples["pear"]; '.repeat(140)],
  ])('takes %s for a question without failing', async (_what, q) => {
    const response = await service.fetch(`/api/search?${new URLSearchParams({ site: 'orchard', q })}`);
    expect(response.status).toBe(200);
  });

  it('replaces what changed, removes what is gone and leaves the rest alone', async () => {
    const changed = { ...ORCHARD[0]!, content: ORCHARD[0]!.content.replace('cool cellar', 'sandbox') };
    expect(await put('orchard', [changed, ORCHARD[1]])).toMatchObject({
      pages: 2,
      added: 0,
      updated: 1,
      unchanged: 1,
      removed: 1,
    });
    expect(await urls('orchard', 'sandbox')).toEqual(['/docs/apples#storage']);
    expect(await urls('orchard', 'cellar')).toEqual([]);
    expect(await urls('orchard', 'irrigation waterings')).toEqual([]);
    expect(await put('orchard', [ORCHARD[2]], '?prune=false')).toMatchObject({
      pages: 3,
      added: 1,
      removed: 0,
    });
    expect(await put('orchard', ORCHARD)).toMatchObject({ pages: 3, updated: 1, unchanged: 2 });
    expect(await put('orchard', ORCHARD)).toMatchObject({
      pages: 3,
      added: 0,
      updated: 0,
      unchanged: 3,
      removed: 0,
    });
  });

  it('takes a page for the same with and without a trailing slash, and returns the sent form', async () => {
    await put('slashes', [{ ...ORCHARD[0], url: '/docs/apples/' }]);
    expect(await urls('slashes', 'harvest')).toEqual(['/docs/apples/#harvest']);
    expect(await put('slashes', [ORCHARD[0]])).toMatchObject({ pages: 1, updated: 1 });
    expect(await urls('slashes', 'harvest')).toEqual(['/docs/apples#harvest']);
  });

  it('keeps sites apart', async () => {
    await put('vineyard', [
      { ...ORCHARD[0], title: 'Grapes', url: '/vines', content: '# Grapes\n\nGrapes grow on vines.' },
    ]);
    expect(await urls('vineyard', 'apples cellar ladder')).toEqual([]);
    expect(await urls('orchard', 'grapes')).toEqual([]);
    const removed = await service.fetch('/api/sites/vineyard', { method: 'DELETE', ...AUTHORIZED });
    expect(removed.status).toBe(204);
    expect((await service.fetch('/api/search?site=vineyard&q=grapes')).status).toBe(404);
    expect((await service.fetch('/api/sites/vineyard', { method: 'DELETE', ...AUTHORIZED })).status).toBe(
      404,
    );
  });

  it('answers in the asked version, else in the default one; pages without version are of all', async () => {
    const page = (version: string | undefined, text: string) => ({
      url: `/docs/${version ?? 'about'}/tool`,
      title: 'Tool',
      content: `# Tool\n\n${text}`,
      format: 'markdown',
      version,
    });
    await put('versioned', [
      { site: { default_version: '2.x', versions: ['2.x', '1.x'], default_locale: 'en' } },
      page('1.x', 'Sharpen the secateurs by hand.'),
      page('2.x', 'Sharpen the secateurs by machine.'),
      page(undefined, 'Secateurs are sold in the shop.'),
    ]);
    expect((await urls('versioned', 'secateurs')).sort()).toEqual(['/docs/2.x/tool', '/docs/about/tool']);
    expect((await urls('versioned', 'secateurs', { version: '1.x' })).sort()).toEqual([
      '/docs/1.x/tool',
      '/docs/about/tool',
    ]);
    expect(await search('versioned', 'secateurs', { version: '9.x' })).toMatchObject({
      version: '2.x',
      locale: 'en',
    });
  });

  it('answers in the asked locale, else in the default one', async () => {
    await put('polyglot', [{ site: { default_locale: 'en' } }, { ...ORCHARD[0] }]);
    await put(
      'polyglot',
      [
        {
          url: '/de/aepfel',
          title: 'Äpfel',
          content: '# Äpfel\n\nÄpfel werden im Herbst gepflückt.',
          format: 'markdown',
        },
      ],
      '?locale=de',
    );
    expect(await urls('polyglot', 'Wann pflücke ich einen Apfel im Herbst?', { locale: 'de' })).toEqual([
      '/de/aepfel',
    ]);
    expect(await search('polyglot', 'Äpfel', { locale: 'de-AT' })).toMatchObject({ locale: 'de' });
    expect(await search('polyglot', 'apples', { locale: 'ja' })).toMatchObject({ locale: 'en' });
    const statistics = await (await service.fetch('/api/sites/polyglot', AUTHORIZED)).json();
    expect(statistics).toMatchObject({
      default_locale: 'en',
      locales: [
        { locale: 'de', pages: 1 },
        { locale: 'en', pages: 1 },
      ],
    });
  });

  it('shows how far it is, then the summary', async () => {
    const response = await service.putPages('progress', ORCHARD, '', { accept: 'text/event-stream' });
    const all = await Array.fromAsync(frames(response));
    expect(all[0]).toMatchObject({ stage: 'applying', total: 3 });
    expect(all.at(-1)).toMatchObject({ site: 'progress', pages: 3, added: 3 });
  });

  it('takes uploads of one site one after the other', async () => {
    const uploads = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        put('busy', [{ ...ORCHARD[0], content: `# Apples\n\nNumber${n} apples.` }, ...ORCHARD.slice(1)]),
      ),
    );
    for (const upload of uploads) expect(upload).toMatchObject({ pages: 3 });
    const found = await search('busy', Array.from({ length: 6 }, (_, n) => `number${n}`).join(' '));
    expect(found.results).toHaveLength(1);
  });

  it('indexes the HTML that Docusaurus builds, by its own anchors', async () => {
    const content = `<!doctype html><html lang=en><head><title>Frost | Orchard</title></head><body><nav>Menu frostbite</nav>
      <main><article><div class="theme-doc-markdown markdown"><header><h1>Frost</h1></header><p>Frost comes in May.</p>
      <h2 class="anchor" id="ice-saints">The ice saints<a href="#ice-saints" class="hash-link">​</a></h2><p>Cover blossoms until the ice saints have passed.</p>
      </div></article></main><footer>Footer frostbite</footer>`;
    await put('built', [{ url: '/docs/frost', title: 'Frost', content, format: 'html' }]);
    expect((await urls('built', 'when may blossoms be uncovered, ice saints?'))[0]).toBe(
      '/docs/frost#ice-saints',
    );
    expect(await urls('built', 'frostbite')).toEqual([]);
  });
});
