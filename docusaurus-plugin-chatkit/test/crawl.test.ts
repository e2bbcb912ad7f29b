import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page, SiteDescription } from '../src/indexing/upload-protocol.js';
import { crawlInProcess } from './crawl-in-process.js';
import { CrawlProcess, type CrawlRun } from './crawl-process.js';
import { answerJson, FakeService } from './fake-service.js';
import { answer, FakeSite, inTurn, page, tagged } from './fake-site.js';

const summary = {
  site: 'acme',
  locale: 'en',
  pages: 2,
  added: 2,
  updated: 0,
  unchanged: 0,
  removed: 0,
  passages: 2,
  embedded: 0,
};

describe('chatkit-crawl', () => {
  const home = process.cwd();
  let site: FakeSite;
  let service: FakeService;
  let folder: string;

  beforeEach(async () => {
    site = await FakeSite.start();
    service = await FakeService.start();
    service.answer = answerJson(200, summary);
    folder = await mkdtemp(join(tmpdir(), 'chatkit-crawl-'));
    process.chdir(folder);
  });
  afterEach(async () => {
    await site.stop();
    await service.stop();
    process.chdir(home);
    await rm(folder, { recursive: true });
  });

  const withDefaults = (args: string[]): string[] => [
    ...['--rate', '1000', '--backend-url', service.url, '--site', 'acme'],
    ...args,
  ];

  function run(args: string[]): Promise<CrawlRun> {
    return crawlInProcess(withDefaults(args), 'the-key');
  }

  function runWithoutKey(args: string[]): Promise<CrawlRun> {
    return crawlInProcess(withDefaults(args), undefined);
  }

  function start(args: string[]): CrawlProcess {
    return new CrawlProcess(withDefaults(args), { cwd: folder, env: { CHATKIT_INDEX_API_KEY: 'the-key' } });
  }

  function crawl(...args: string[]): Promise<CrawlRun> {
    return run([site.sitemapUrl, '--allow-private', ...args]);
  }

  /** What the service got last. */
  function uploaded(): { site: SiteDescription; pages: Page[] } {
    const lines = service.requests.at(-1)!.body.trimEnd().split('\n');
    const [first, ...pages] = lines.map((line) => JSON.parse(line) as unknown);
    return { ...(first as { site: SiteDescription }), pages: pages as Page[] };
  }

  const uploadedUrls = (): string[] => uploaded().pages.map(({ url }) => url);

  describe('sends the pages of a site', () => {
    it('as the service takes them, without the site’s menu and its name in titles', async () => {
      const updated = `<url><loc>${site.url}/docs/a/</loc><lastmod>2026-01-02</lastmod></url>`;
      site.serve({
        '/docs/a/': page('First', { head: '<meta name=description content="How it starts.">' }),
        '/docs/b': page('Second'),
        '/c': page('Third'),
        '/sitemap.xml': site.sitemap(['/docs/b', '/c']).replace('</urlset>', `${updated}</urlset>`),
      });
      const { exitCode, output } = await crawl('--locale', 'pt-BR');
      expect(output).toContain('3 pages to index (fetched 3, unchanged 0');
      expect(exitCode).toBe(0);
      expect(service.requests).toHaveLength(1);
      expect(service.requests[0]).toMatchObject({
        method: 'PUT',
        url: '/api/sites/acme/pages?locale=pt-BR',
        headers: { authorization: 'Bearer the-key' },
      });
      const { site: description, pages } = uploaded();
      expect(description).toEqual({ base_url: site.url, versions: [] });
      expect(pages.find(({ url }) => url === '/docs/a/')).toEqual({
        url: '/docs/a/',
        title: 'First',
        description: 'How it starts.',
        content: '<main><h1>First</h1><p>About First.</p></main>',
        format: 'html',
        updated_at: '2026-01-02T00:00:00.000Z',
      });
      expect(site.requests[0]!.headers['user-agent']).toBe('docusaurus-chatkit-crawler');
    });

    it('that nested indexes of sitemaps list, gzipped ones too', async () => {
      const index = (...paths: string[]): string =>
        `<sitemapindex>${paths.map((path) => `<sitemap><loc>${site.url}${path}</loc></sitemap>`).join('')}</sitemapindex>`;
      site.serve({
        '/sitemap.xml': index('/nested.xml', '/sitemap.xml'),
        '/nested.xml': index('/docs.xml', '/blog.xml.gz'),
        '/docs.xml': site.sitemap(['/docs']),
        '/blog.xml.gz': (response) => response.end(gzipSync(site.sitemap(['/blog']))),
        '/docs': page('Docs'),
        '/blog': page('Blog'),
      });
      await crawl();
      expect(uploadedUrls()).toEqual(['/docs', '/blog']);
    });

    it('once each, under the address where redirects end or which they call canonical', async () => {
      const canonical = (path: string): { head: string } => ({ head: `<link rel=canonical href="${path}">` });
      site.serve({
        '/old': answer(301, { location: '/new' }),
        '/new': page('New'),
        '/moved': answer(302, { location: '/moved/' }),
        '/moved/': page('Moved'),
        '/print/new': page('New', canonical('/new')),
        '/a': page('A', canonical('https://elsewhere.example/a')),
        '/a/': page('A'),
        '/sitemap.xml': site.sitemap([
          '/print/new',
          '/old',
          '/new',
          '/moved',
          '/a',
          '/a/',
          '/a#part',
          '/a?print=1',
        ]),
      });
      const { output } = await crawl();
      expect(uploadedUrls().sort()).toEqual(['/a', '/moved/', '/new']);
      expect(output).toContain('duplicate 2, failed 0');
      expect(output).toContain('not crawled of the sitemap: 1 with a query');
    });

    it('without those that hide from search engines or are empty', async () => {
      site.serve({
        '/shown': page('Shown'),
        '/hidden': page('Hidden', { head: '<meta name=robots content=noindex>' }),
        '/header': (response) =>
          response
            .writeHead(200, { 'content-type': 'text/html', 'x-robots-tag': 'noindex' })
            .end(page('Header')),
        '/empty': '<title>Empty</title><body></body>',
      });
      const { output } = await crawl();
      expect(uploadedUrls()).toEqual(['/shown']);
      expect(output).toContain('hidden or empty 3');
    });

    it('with the versions of a Docusaurus site, and warns when they are in another language', async () => {
      const docs = (version: string): { head: string } => ({
        head:
          `<meta name=docusaurus_locale content=fr><meta name=docusaurus_version content=${version}>` +
          `<meta name=docusaurus_tag content=docs-default-${version}>`,
      });
      site.serve({
        '/docs/next/a': page('A', docs('current')),
        '/docs/a': page('A', docs('2.0')),
        '/docs/1.0/a': page('A', docs('1.0')),
        '/blog': page('Blog'),
      });
      const { output } = await crawl();
      expect(uploaded().site).toMatchObject({ default_version: '2.0', versions: ['current', '2.0', '1.0'] });
      expect(uploaded().pages.map(({ version }) => version)).toEqual(['current', '2.0', '1.0', undefined]);
      expect(output).toContain('3 pages say that they are in fr, and are indexed as en: is --locale right?');
    });

    it('that --include, --exclude and --max-pages leave', async () => {
      site.serve({
        '/docs/a': page('A'),
        '/docs/b': page('B'),
        '/docs/old/c': page('C'),
        '/blog': page('Blog'),
      });
      await crawl('--include', '/docs/**', '--exclude', '/docs/old/**');
      expect(uploadedUrls()).toEqual(['/docs/a', '/docs/b']);
      await crawl('--max-pages', '1');
      expect(uploadedUrls()).toEqual(['/docs/a']);
    });

    it('not at all with --dry-run, but lists them, and needs no key', async () => {
      site.serve({ '/a': page('A'), '/b': page('B'), '/c': page('C') });
      const { exitCode, output } = await runWithoutKey([site.sitemapUrl, '--allow-private', '--dry-run']);
      expect(output).toMatch(/\/a “A”, \d+ characters/);
      expect(exitCode).toBe(0);
      expect(service.requests).toEqual([]);
    });
  });

  describe('minds robots.txt', () => {
    it('fetches nothing that it disallows, and slows down as it asks', async () => {
      site.serve({
        '/robots.txt': 'User-agent: *\nDisallow: /private/\nCrawl-delay: 0.01\n',
        '/a': page('A'),
        '/private/b': page('B'),
      });
      const { output } = await crawl();
      expect(site.requestedPages).toEqual(['/a']);
      expect(output).toContain('not crawled of the sitemap: 1 disallowed by robots.txt');
      expect(output).toContain('robots.txt asks for 0.01 s between two requests');
    });

    it.each([
      ['every page', 'User-agent: docusaurus-chatkit-crawler\nDisallow: /docs\n\nUser-agent: *\nAllow: /\n'],
      ['everything', 'User-agent: *\nDisallow: /\n'],
    ])('says what to allow when it disallows %s', async (_, robots) => {
      site.serve({ '/robots.txt': robots, '/docs/a': page('A') });
      const { exitCode, output } = await crawl();
      expect(output).toContain(
        `Allow the pages to the user agent docusaurus-chatkit-crawler in ${site.url}/robots.txt.`,
      );
      expect(exitCode).toBe(1);
      expect(site.requestedPages).toEqual([]);
    });

    it('fetches nothing while it cannot be read', async () => {
      site.serve({ '/robots.txt': answer(503, { 'retry-after': '0' }), '/a': page('A') });
      const { exitCode, output } = await crawl();
      expect(output).toContain('/robots.txt could not be read, so that nobody knows what may be crawled');
      expect(exitCode).toBe(1);
      expect(site.requestedPages).toEqual([]);
    });
  });

  describe('stays where it may be', () => {
    let other: FakeSite;
    beforeEach(async () => (other = await FakeSite.start()));
    afterEach(() => other.stop());

    it.each([
      ['an address', () => site.sitemapUrl],
      ['a name that resolves to one', () => `http://localhost:${site.port}/sitemap.xml`],
      ['an IPv4 address in IPv6', () => `http://[::ffff:127.0.0.1]:${site.port}/sitemap.xml`],
    ])('reads nothing from %s that is not public', async (_, url) => {
      site.serve({ '/a': page('A') });
      const { exitCode, output } = await run([url()]);
      expect(output).toMatch(/not (a )?public( address)?\. If that is what you want, add --allow-private\./);
      expect(exitCode).toBe(1);
      expect(site.requests).toEqual([]);
    });

    it('does not follow a redirect to another origin', async () => {
      site.serve({
        ...Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`/${index}`, page(`Page ${index}`)])),
        '/away': answer(302, { location: `${other.url}/secret` }),
        '/loop': answer(302, { location: '/loop' }),
      });
      const { output } = await crawl('--allow-failures');
      expect(output).toContain(
        `/away is left out: it redirects to ${other.url}/secret, which is not at ${site.url}`,
      );
      expect(output).toContain('/loop is left out: it was redirected more than 5 times');
      expect(other.requests).toEqual([]);
      expect(uploadedUrls()).toHaveLength(10);
    });

    it('crawls no pages and sitemaps of other sites', async () => {
      site.serve({ '/sitemap.xml': '<urlset><url><loc>https://docs.example/a</loc></url></urlset>' });
      const pages = await crawl();
      expect(pages.output).toContain(
        `A crawl stays at ${site.url}; the first of them is https://docs.example/a.`,
      );
      site.serve({
        '/sitemap.xml':
          '<sitemapindex><sitemap><loc>https://docs.example/s.xml</loc></sitemap></sitemapindex>',
      });
      const sitemaps = await crawl();
      expect(sitemaps.output).toContain(`leads to https://docs.example/s.xml, which is not at ${site.url}`);
    });
  });

  describe('copes with a site that fails', () => {
    it('asks again when it is told to', async () => {
      const busy = answer(429, { 'retry-after': '0' });
      site.serve({ '/a': inTurn(busy, answer(503, { 'retry-after': '0' }), tagged('"1"', page('A'))) });
      const { exitCode } = await crawl();
      expect(exitCode).toBe(0);
      expect(site.requestedPages).toEqual(['/a', '/a', '/a']);
    });

    it('does not wait longer than is reasonable', async () => {
      site.serve({ '/a': answer(429, { 'retry-after': '3600' }) });
      const { exitCode, output } = await crawl();
      expect(output).toContain('The site asks to be left alone for 3600 s. Run the same command again then');
      expect(exitCode).toBe(1);
    });

    it('leaves out single pages, saying why', async () => {
      const good = Array.from({ length: 30 }, (_, index) => [`/${index}`, page(`Page ${index}`)] as const);
      site.serve({
        ...Object.fromEntries(good),
        '/gone': answer(404),
        '/picture': (response) => response.writeHead(200, { 'content-type': 'image/png' }).end('PNG'),
        '/large': (response) =>
          response.writeHead(200, { 'content-type': 'text/html' }).end(Buffer.alloc(5_000_001, 'x')),
      });
      const { exitCode, output } = await crawl();
      expect(output).toContain('/gone is left out: the site answered 404');
      expect(output).toContain('/picture is left out: it is not HTML but image/png');
      expect(output).toContain('/large is left out: it is larger than 5 MB');
      expect(exitCode).toBe(0);
      expect(uploadedUrls()).toHaveLength(30);
    });

    it('does not send what is left when many pages fail, unless that is insisted on', async () => {
      site.serve({ '/a': page('A'), '/b': answer(404), '/c': answer(404) });
      const { exitCode, output } = await crawl();
      expect(output).toContain('2 of 3 pages failed, so nothing was sent and the old index stays.');
      expect(exitCode).toBe(1);
      expect(service.requests).toEqual([]);
      await crawl('--allow-failures');
      expect(uploadedUrls()).toEqual(['/a']);
    });

    it('takes pages for failed that all lead to a login', async () => {
      const login = answer(302, { location: '/login' });
      site.serve({
        '/a': login,
        '/b': login,
        '/login': page('Log in'),
        '/sitemap.xml': site.sitemap(['/a', '/b']),
      });
      const { exitCode, output } = await crawl('--allow-failures');
      expect(output).toContain('/b is left out: it redirects to /login, as other pages do');
      expect(output).toContain('None of 2 pages can be indexed');
      expect(exitCode).toBe(1);
    });

    it('stops when it is down', async () => {
      const paths = Array.from({ length: 40 }, (_, index) => `/${index}`);
      site.serve(Object.fromEntries(paths.map((path) => [path, answer(500, { 'retry-after': '0' })])));
      const { exitCode, output } = await crawl('--concurrency', '1');
      expect(output).toContain('The site seems to be down: 10 pages in a row failed, the last because');
      expect(exitCode).toBe(1);
      expect(new Set(site.requestedPages).size).toBe(10);
    });

    it('says what to do about a sitemap that is none', async () => {
      site.serve({
        '/robots.txt': 'Sitemap: https://acme.dev/map.xml',
        '/sitemap.xml': '<html>Welcome</html>',
      });
      const { exitCode, output } = await crawl();
      expect(output).toContain('it is neither a sitemap nor an index of sitemaps');
      expect(output).toContain('The site’s robots.txt names https://acme.dev/map.xml.');
      expect(exitCode).toBe(1);
    });
  });

  describe('goes on where it was', () => {
    const pages = { '/a': page('A'), '/b': page('B'), '/c': page('C'), '/d': page('D') };

    it.each(['SIGKILL', 'SIGINT'] as const)('after %s', async (signal) => {
      site.serve(pages);
      const reached = site.hang('/c');
      const running = start([site.sitemapUrl, '--allow-private', '--concurrency', '1']);
      await reached;
      const stopped = await running.stop(signal);
      expect(stopped.exitCode).toBe(signal === 'SIGINT' ? 130 : null);
      if (signal === 'SIGINT')
        expect(stopped.output).toContain('Stopped. What was fetched is kept in .chatkit-crawl/acme');
      expect(service.requests).toEqual([]);

      site.serve({ '/c': page('C') });
      const { output } = await crawl();
      expect(output).toContain('continuing the crawl that was interrupted');
      // The last two are asked for at once.
      expect(site.requestedPages.toSorted()).toEqual(['/a', '/b', '/c', '/c', '/d']);
      expect(uploadedUrls()).toEqual(['/a', '/b', '/c', '/d']);
    });

    it('stops while the service applies the pages', async () => {
      site.serve(pages);
      const taken = new Promise<void>((resolve) => (service.answer = () => resolve()));
      const running = start([site.sitemapUrl, '--allow-private']);
      await taken;
      expect((await running.stop('SIGINT')).exitCode).toBe(130);
    });

    it('fetches what changed since the last crawl, and forgets what is gone', async () => {
      site.serve({ '/a': tagged('"a1"', page('A')), '/b': tagged('"b1"', page('B')), '/c': page('C') });
      await crawl();
      const first = uploaded();
      site.serve({
        '/b': tagged('"b2"', page('B', { text: 'News.' })),
        '/sitemap.xml': site.sitemap(['/a', '/b']),
      });
      const { output } = await crawl();
      expect(output).toContain('2 pages to index (fetched 1, unchanged 1, fetched before the interruption 0');
      expect(site.requests.findLast(({ url }) => url === '/a')!.headers['if-none-match']).toBe('"a1"');
      expect(uploaded().pages[0]!.content).toBe(first.pages[0]!.content);
      expect(uploaded().pages[1]!.content).toContain('News.');
      await expect(readdir(join(folder, '.chatkit-crawl/acme/en/pages'))).resolves.toHaveLength(2);
    });

    it('begins anew where what it kept is damaged', async () => {
      site.serve(pages);
      await crawl('--dry-run', '--state', 'kept');
      const kept = join(folder, 'kept/en/pages');
      for (const name of await readdir(kept)) await writeFile(join(kept, name), 'damaged');
      await writeFile(join(folder, 'kept/en/crawl.json'), '{"sitemap"');
      const { exitCode } = await crawl('--state', 'kept');
      expect(exitCode).toBe(0);
      expect(uploadedUrls()).toEqual(['/a', '/b', '/c', '/d']);
    });
  });

  describe('says what is wrong with its arguments', () => {
    it.each([
      [[], 'Give one http(s) address of a sitemap, such as https://docs.example.com/sitemap.xml.'],
      [['ftp://acme.dev'], 'Give one http(s) address of a sitemap'],
      [['--site', 'Acme Docs'], '--site must be the id of the site'],
      [['--locale', '../en'], '--locale must be a language such as en or pt-BR.'],
      [['--backend-url', 'chat.example'], '--backend-url must be an http(s) address'],
      [['--rate', '0'], '--rate must be a number from 0.01 to 1000, such as 2.'],
      [['--concurrency', '1.5'], '--concurrency must be a whole number from 1 to 64, such as 2.'],
      [['--timeout', 'long'], '--timeout must be a number from 1 to 3600, such as 60.'],
      [['--max-pages', ''], '--max-pages must be a whole number from 1 to 200000, such as 500.'],
      [['--fast'], 'There is no option --fast. The options are listed by chatkit-crawl --help.'],
      [['--rate'], '--rate needs a value.'],
      [['--dry-run=no'], '--dry-run takes no value.'],
    ])('%j', async (args, fault) => {
      const { exitCode, output } = await run(args);
      expect(output).toContain(fault);
      expect(exitCode).toBe(2);
    });

    it('and explains them', async () => {
      const { exitCode, output } = await run(['--help']);
      expect(output).toContain('chatkit-crawl <sitemap url> --site <id> [options]');
      expect(exitCode).toBe(0);
    });

    it('and which key it needs, before it asks anything of the site', async () => {
      const { exitCode, output } = await runWithoutKey([site.sitemapUrl, '--allow-private']);
      expect(output).toContain('CHATKIT_INDEX_API_KEY is not set.');
      expect(exitCode).toBe(1);
      expect(site.requests).toEqual([]);
    });
  });

  it('names its own options when the service refuses the pages', async () => {
    site.serve({ '/a': page('A') });
    service.answer = answerJson(404, { code: 'not_found', message: 'There is nothing here.' });
    const { exitCode, output } = await crawl();
    expect(output).toContain('Is --backend-url the address of a docusaurus-chatkit service?');
    expect(exitCode).toBe(1);
  });
});
