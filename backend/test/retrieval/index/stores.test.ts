import { randomUUID } from 'node:crypto';
import { startDouble, type RunningDouble } from '../../doubles/start-double.ts';
import { NEVER, TestIndex, type StoreKind, type TestPage } from './test-index.js';
import { WordEmbedder } from './word-embedder.js';

const { QDRANT_TEST_URL, QDRANT_TEST_API_KEY } = process.env;

const APPLES: TestPage = {
  url: '/apples',
  title: 'Apples',
  content:
    '# Apples\n\nApples grow on trees.\n\n## Harvest\n\nPick them in autumn.\n\n## Storage\n\nKeep them in a cellar.',
};
const PEARS: TestPage = {
  url: '/pears',
  title: 'Pears',
  content: '# Pears\n\nPears ripen after picking.\n\n## Pruning\n\nPrune the trees in winter.',
};

/** The suite that every store passes: what is uploaded is found, no more and no less. */
describe.each(['sqlite', 'qdrant'] as const)('passages kept in %s', (kind) => {
  let double: RunningDouble | undefined;
  let index: TestIndex;
  let store: StoreKind;

  beforeAll(async () => {
    if (kind === 'qdrant' && QDRANT_TEST_URL === undefined)
      double = await startDouble('qdrant', { key: 'secret' });
  });
  afterAll(() => double?.stop());

  beforeEach(() => {
    store =
      kind === 'sqlite'
        ? { kind }
        : {
            kind,
            url: double?.url ?? QDRANT_TEST_URL!,
            apiKey: double ? 'secret' : QDRANT_TEST_API_KEY,
            collection: `test-${randomUUID()}`,
          };
  });
  afterEach(async () => {
    await index.indexer.removeSite('docs', NEVER);
    await index.store.leave(
      await index.store.open(index.indexer.making),
      { id: 0, site: 'docs', locale: 'en' },
      true,
    );
    index.remove();
  });

  describe.each([
    ['by words', () => undefined],
    ['by words and vectors', () => new WordEmbedder()],
  ])('%s', (_how, makeEmbedder) => {
    beforeEach(() => {
      index = new TestIndex(store, { embedder: makeEmbedder() });
    });

    it('finds the heading that answers', async () => {
      expect(await index.upload([APPLES, PEARS])).toMatchObject({ pages: 2, added: 2, passages: 5 });
      expect((await index.find('when to harvest apples'))[0]).toBe('/apples#harvest');
      expect((await index.find('prune pears'))[0]).toBe('/pears#pruning');
    });

    it('replaces pages that changed, removes those that are gone and leaves the rest alone', async () => {
      await index.upload([APPLES, PEARS]);
      const changed = { ...APPLES, content: APPLES.content.replace('in a cellar', 'in a sandbox') };
      expect(await index.upload([changed])).toMatchObject({ pages: 1, updated: 1, removed: 1, unchanged: 0 });
      expect((await index.find('sandbox'))[0]).toBe('/apples#storage');
      expect(await index.find('pruning winter pears')).not.toContain('/pears#pruning');
      expect(await index.upload([changed])).toMatchObject({
        pages: 1,
        updated: 0,
        unchanged: 1,
        passages: 3,
      });
    });

    it('keeps pages that an upload without pruning leaves out', async () => {
      await index.upload([APPLES]);
      expect(await index.upload([PEARS], { prune: false })).toMatchObject({ pages: 2, added: 1, removed: 0 });
      expect((await index.find('harvest'))[0]).toBe('/apples#harvest');
    });

    it('finds pages of the asked version and of every version, and of no other', async () => {
      const tool = (version: string, text: string) => ({
        url: `/${version || 'all'}`,
        version,
        content: `# Tool\n\n${text}`,
      });
      await index.upload([
        tool('1.x', 'Sharpen the secateurs by hand.'),
        tool('2.x', 'Sharpen the secateurs by machine.'),
        tool('', 'Secateurs are in the shop.'),
      ]);
      expect((await index.find('secateurs', { version: '1.x' })).sort()).toEqual(['/1.x', '/all']);
      expect((await index.find('secateurs', { version: '2.x' })).sort()).toEqual(['/2.x', '/all']);
    });

    it('has passages of a page that the question names, whatever words they hold', async () => {
      const pages = Array.from({ length: 12 }, (_, index) => ({
        url: `/tools/${index}`,
        title: `Tool ${index}`,
        content: `# Tool ${index}\n\nPrune and harvest with tool ${index}.`,
      }));
      await index.upload([APPLES, { ...PEARS, version: '2' }, ...pages]);
      const question = 'tool for harvest';
      expect(await index.find(question, { limit: 4 })).not.toContain('/apples#harvest');
      // What matches comes first; what does not is last, from the page's beginning on.
      const named = await index.find(question, { limit: 4, pinned: ['/apples/'] });
      expect(named.filter((url) => url.startsWith('/apples'))[0]).toBe('/apples#harvest');
      expect(named[0]).toBe('/apples#harvest');
      expect(named.some((url) => url.startsWith('/tools/'))).toBe(true);
      expect(named).toHaveLength(4);
      const unlike = await index.find(question, { limit: 4, pinned: ['/pears', '/gone'] });
      expect(unlike).toHaveLength(4);
      expect(unlike).toEqual(expect.arrayContaining(['/pears', '/pears#pruning']));
      expect(unlike.some((url) => url.startsWith('/tools/'))).toBe(true);
      expect(await index.find('xylophone', { pinned: ['/apples'] })).toContain('/apples');
    });

    it('knows the sections beside others, of the pages that are there', async () => {
      await index.upload([APPLES, PEARS]);
      const neighbours = async (...urls: string[]) =>
        (await index.retriever.neighbours({ site: 'docs', urls, limit: 5 }, NEVER)).map(({ url }) => url);
      expect(await neighbours('/apples#harvest', '/pears#pruning')).toEqual(['/apples#storage']);
      await index.upload([{ ...APPLES, content: `${APPLES.content}\n\n## Juice\n\nPress them.` }], {
        prune: false,
      });
      expect(await neighbours('/apples#storage')).toEqual(['/apples#juice', '/apples#harvest']);
      expect(await neighbours('/gone#x')).toEqual([]);
    });

    it('keeps sites and locales apart', async () => {
      await index.upload([APPLES]);
      await index.upload([{ url: '/de/birnen', content: '# Birnen\n\nBirnen reifen nach.' }], {
        locale: 'de',
      });
      await index.upload([PEARS], { site: 'other' });
      expect(await index.find('pears', { locale: 'en' })).not.toContain('/pears');
      expect(await index.find('Birnen', { locale: 'de' })).toEqual(['/de/birnen']);
      expect(await index.find('pears', { site: 'other' })).toContain('/pears');
      expect(await index.indexer.removeSite('other', NEVER)).toBe(true);
      await expect(index.find('pears', { site: 'other' })).rejects.toMatchObject({ code: 'unknown_site' });
      expect((await index.find('harvest', { locale: 'en' }))[0]).toBe('/apples#harvest');
    });

    it('survives a page of a thousand headings, and cites at most three of it', async () => {
      const content = Array.from(
        { length: 1_000 },
        (_, n) => `## Part ${n}\n\nThe needle of part${n} is here.`,
      ).join('\n\n');
      await index.upload([{ url: '/long', title: 'Long', content }, APPLES]);
      expect((await index.find('part777'))[0]).toBe('/long#part-777');
      expect(await index.find('needle')).toHaveLength(3);
    });

    it('shows the old page or the new one while it is replaced, never neither and never both', async () => {
      const edition = (word: string) =>
        Array.from({ length: 20 }, (_, n) => ({
          url: `/page${n}`,
          title: `Page ${n}`,
          content: `# Page ${n}\n\n## One\n\nSubject${n} told ${word}.\n\n## Two\n\nMore of subject${n} told ${word}.`,
        }));
      await index.upload(edition('first'));
      let isDone = false;
      const upload = index.upload(edition('second')).finally(() => (isDone = true));
      const seen = new Set<string>();
      while (!isDone) {
        for (const n of [0, 10, 19]) {
          const { results } = await index.retriever.search(
            { site: 'docs', question: `subject${n}`, limit: 10 },
            NEVER,
          );
          const told = new Set(
            results
              .filter(({ page_url }) => page_url === `/page${n}`)
              .map(({ snippet }) => /told (\w+)/.exec(snippet)![1]),
          );
          seen.add([...told].join(' and '));
        }
        await new Promise((resolve) => setImmediate(resolve));
      }
      await upload;
      expect([...seen].filter((told) => told !== 'first' && told !== 'second')).toEqual([]);
      expect((await index.find('subject7 second'))[0]).toMatch(/^\/page7#/);
    });
  });

  describe('with an embedder', () => {
    it('finds what shares no word with the question', async () => {
      const embedder = new WordEmbedder();
      index = new TestIndex(store, { embedder });
      await index.upload([APPLES, PEARS]);
      // Not a word of it is in the docs, but pieces of words are.
      expect((await index.find('harvesters harvested'))[0]).toBe('/apples#harvest');
    });

    it('embeds each text once, whatever is uploaded again', async () => {
      const embedder = new WordEmbedder();
      index = new TestIndex(store, { embedder });
      expect(await index.upload([APPLES, PEARS])).toMatchObject({ embedded: 5 });
      const { length } = embedder.seen;
      expect(await index.upload([APPLES, PEARS])).toMatchObject({ embedded: 0, unchanged: 2 });
      const changed = { ...PEARS, content: `${PEARS.content}\n\n## Pests\n\nThe moth attacks.` };
      expect(await index.upload([APPLES, changed])).toMatchObject({ embedded: 1, updated: 1, passages: 6 });
      expect(embedder.seen.slice(length)).toEqual(['Pears › Pests\nThe moth attacks.']);
    });

    it('says how far it is with embedding and with applying', async () => {
      index = new TestIndex(store, { embedder: new WordEmbedder() });
      const told: unknown[] = [];
      await index.upload([APPLES, PEARS], { onProgress: (progress) => told.push(progress) });
      expect(told).toEqual([
        { stage: 'embedding', done: 1, total: 2 },
        { stage: 'embedding', done: 2, total: 2 },
        { stage: 'applying', done: 1, total: 2 },
        { stage: 'applying', done: 2, total: 2 },
      ]);
    });

    it('goes on by words with another model until the site is made anew, and pays only when it may', async () => {
      index = new TestIndex(store, { embedder: new WordEmbedder() });
      await index.upload([APPLES, PEARS]);
      const { dataDir } = index;
      index.close();
      const other = new WordEmbedder('other words (32)', 32);
      index = new TestIndex(store, { embedder: other, dataDir });
      expect(await index.indexer.staleScopes()).toMatchObject([{ site: 'docs', locale: 'en' }]);
      await index.indexer.refreshStale(false, NEVER);
      expect((await index.find('harvest'))[0]).toBe('/apples#harvest');
      expect(await index.indexer.staleScopes()).toHaveLength(1);
      await index.indexer.refreshStale(true, NEVER);
      expect(await index.indexer.staleScopes()).toEqual([]);
      expect(other.seen).toContain('Apples › Harvest\nPick them in autumn.');
      expect((await index.find('harvesters harvested'))[0]).toBe('/apples#harvest');
    });

    it('needs no payment to go back to what it has embedded before', async () => {
      const embedder = new WordEmbedder();
      index = new TestIndex(store, { embedder });
      await index.upload([APPLES]);
      const { dataDir } = index;
      index.close();
      index = new TestIndex(store, { dataDir });
      await index.indexer.refreshStale(false, NEVER);
      expect(await index.indexer.staleScopes()).toEqual([]);
      index.close();
      const { length } = embedder.seen;
      index = new TestIndex(store, { embedder, dataDir });
      await index.indexer.refreshStale(false, NEVER);
      expect(await index.indexer.staleScopes()).toEqual([]);
      expect(embedder.seen.slice(length).filter((text) => text.includes('Apples'))).toEqual([]);
      expect((await index.find('harvesters harvested'))[0]).toBe('/apples#harvest');
    });
  });
});
