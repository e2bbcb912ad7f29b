import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page, SiteDescription } from '../src/indexing/upload-protocol.js';
import { answerJson, FakeService, streamInBytes } from './fake-service.js';
import type { TinySite } from './tiny-site.mjs';

jest.setTimeout(180_000);

const key = 'index-key-of-the-test';
const summary = { pages: 5, added: 5, updated: 0, unchanged: 0, removed: 0, passages: 7, embedded: 0 };

interface Upload {
  url: string;
  key: string | undefined;
  site: SiteDescription;
  pages: Page[];
}

describe('a site with the plugin', () => {
  let service: FakeService;
  let site: TinySite;

  beforeAll(async () => {
    service = await FakeService.start();
    service.answer = streamInBytes(
      { stage: 'applying', done: 5, total: 5 },
      { site: 'acme', locale: 'en', ...summary },
    );
    const { TinySite } = await import('./tiny-site.mjs');
    site = await TinySite.create();
  });
  afterAll(async () => {
    await site.remove();
    await service.stop();
  });
  beforeEach(() => service.requests.splice(0));

  const options = (onBuild: boolean) => ({
    backendUrl: service.url,
    siteId: 'acme',
    indexing: { onBuild },
    answers: { instructions: 'Call it Acme Cloud.', contactUrl: '/support' },
  });

  function uploads(): Upload[] {
    return service.requests.map(({ url, headers, body }) => {
      const [first, ...pages] = body
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown);
      return {
        url,
        key: headers.authorization,
        site: (first as { site: SiteDescription }).site,
        pages: pages as Page[],
      };
    });
  }

  describe('built with indexing.onBuild', () => {
    let english: Upload;
    let french: Upload;

    beforeAll(async () => {
      const { code, output } = await site.run(['build'], {
        options: options(true),
        environment: { CHATKIT_INDEX_API_KEY: key },
      });
      expect(output).toContain('5 pages of locale en are indexed in 7 passages');
      expect(code).toBe(0);
      [english, french] = uploads() as [Upload, Upload];
    });

    it('sends the pages of every locale, with the key', () => {
      expect(english).toMatchObject({ url: '/api/sites/acme/pages?locale=en', key: `Bearer ${key}` });
      expect(french).toMatchObject({ url: '/api/sites/acme/pages?locale=fr', key: `Bearer ${key}` });
    });

    it('describes the site the same in every locale', () => {
      expect(english.site).toEqual({
        base_url: 'https://docs.acme.dev',
        default_locale: 'en',
        default_version: '1.0',
        versions: ['current', '1.0'],
        instructions: 'Call it Acme Cloud.',
        contact_url: 'https://docs.acme.dev/support',
      });
      expect(french.site).toEqual(english.site);
    });

    it('sends docs with their versions, posts and pages, and neither hidden ones nor lists', () => {
      expect(english.pages.map(({ url, title, version }) => [url, title, version]).sort()).toEqual([
        ['/base/about', 'About us', undefined],
        ['/base/blog/2026/01/02/first', 'First post', undefined],
        ['/base/docs/intro', 'Introduction', '1.0'],
        ['/base/docs/next/guides/%C3%BCberblick', 'Überblick', 'current'],
        ['/base/docs/next/intro', 'Introduction', 'current'],
      ]);
    });

    it('sends a locale under the addresses it has', () => {
      const page = french.pages.find(({ title }) => title === 'Présentation');
      expect(page).toMatchObject({ url: '/base/fr/docs/next/intro', version: 'current' });
      expect(page?.content).toContain('Lancez');
    });

    it('sends what a page says, its headings with their anchors, and no navigation', () => {
      const page = english.pages.find(({ url }) => url === '/base/docs/next/intro')!;
      expect(page).toMatchObject({ format: 'html', description: 'What Acme does.' });
      expect(page.content).toMatch(/<h2[^>]* id="install-it"/);
      expect(page.content).toContain('npm install acme');
      expect(page.content).not.toMatch(/<(nav|script|svg)/);
    });

    it('lists no hidden page in what is published', async () => {
      const manifest = await readFile(join(site.buildFolder, 'chatkit-pages.json'), 'utf8');
      expect(manifest).toContain('/base/docs/next/intro');
      expect(manifest).not.toMatch(/unlisted|hidden|draft/);
    });

    it('puts the key neither into the build nor into generated files', async () => {
      const files = await allFiles(site.folder);
      expect(files.length).toBeGreaterThan(50);
      const withKey = await Promise.all(
        files.map(async (file) => (await readFile(file)).includes(key) && file),
      );
      expect(withKey.filter(Boolean)).toEqual([]);
    });

    it('gives the same content when it is built again, so that no page looks changed', async () => {
      await site.run(['build', '--locale', 'en', '--locale', 'fr'], {
        options: { ...options(true), widget: { title: 'Another title' } },
        environment: { CHATKIT_INDEX_API_KEY: key },
      });
      expect(uploads()).toEqual([english, french]);
    });

    it('fails without the key, saying where it comes from', async () => {
      const { code, output } = await site.run(['build', '--locale', 'en'], { options: options(true) });
      expect(code).toBe(1);
      expect(output).toContain('CHATKIT_INDEX_API_KEY is not set.');
      expect(output).toContain('turn the option "indexing.onBuild" off');
    });
  });

  describe('built without indexing.onBuild', () => {
    beforeAll(async () => {
      const { code } = await site.run(['build'], { options: options(false) });
      expect(code).toBe(0);
      expect(service.requests).toEqual([]);
    });

    const index = (...flags: string[]) =>
      site.run(['chatkit:index', ...flags], {
        options: options(false),
        environment: { CHATKIT_INDEX_API_KEY: key },
      });

    it('is indexed by chatkit:index, with a look at how far it is', async () => {
      const { code, output } = await index();
      expect(output).toContain('applying 5 of 5');
      expect(code).toBe(0);
      expect(uploads().map(({ url, pages }) => [url, pages.length])).toEqual([
        ['/api/sites/acme/pages?locale=en', 5],
        ['/api/sites/acme/pages?locale=fr', 5],
      ]);
    });

    it('is indexed in one locale alone, at another service', async () => {
      const other = await FakeService.start();
      other.answer = service.answer;
      const { code } = await index('--locale', 'fr', '--backend-url', `${other.url}/`);
      await other.stop();
      expect(code).toBe(0);
      expect(service.requests).toEqual([]);
      expect(other.requests.map(({ url }) => url)).toEqual(['/api/sites/acme/pages?locale=fr']);
    });

    it('shows what it would send in a dry run, and sends nothing', async () => {
      const { output } = await index('--dry-run');
      expect(output).toContain('/base/docs/intro “Introduction”, version 1.0');
      expect(service.requests).toEqual([]);
    });

    it('ends with a message and an exit code when the service refuses the key', async () => {
      const answer = service.answer;
      service.answer = answerJson(401, { code: 'invalid_index_key', message: 'The index key is not valid.' });
      const { code, output } = await index();
      service.answer = answer;
      expect(code).toBe(1);
      expect(output).toContain('Set CHATKIT_INDEX_API_KEY to a key of the service');
      expect(output).not.toContain(key);
      expect(output).not.toMatch(/\n\s+at /);
    });

    it('needs the key, saying how the command is given it', async () => {
      const { code, output } = await site.run(['chatkit:index'], { options: options(false) });
      expect(code).toBe(1);
      expect(output).toContain('CHATKIT_INDEX_API_KEY=<key> docusaurus chatkit:index');
      expect(output).not.toContain('onBuild');
    });

    it('refuses a text in a locale that the site does not have', async () => {
      const { code, output } = await site.run(['chatkit:index', '--dry-run'], {
        options: { ...options(false), widget: { title: { xx: 'Ask' } } },
      });
      expect(code).toBe(1);
      expect(output).toContain('"widget.title" has a value for "xx", which is not a locale of this site.');
    });

    it.each([
      [['--out-dir', 'nowhere'], /There is no built site in .*nowhere/],
      [['--locale', 'de'], /Not built: locale de\. Built in .*: en, fr\./],
      [['--timeout', 'soon'], /--timeout must be a number of seconds/],
      [['--backend-url', 'chat'], /--backend-url must be an http\(s\) address/],
    ])('refuses %j, saying what to do', async (flags, message) => {
      const { code, output } = await index(...flags);
      expect(output).toMatch(message);
      expect(code).toBe(1);
      expect(service.requests).toEqual([]);
    });
  });
});

async function allFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
