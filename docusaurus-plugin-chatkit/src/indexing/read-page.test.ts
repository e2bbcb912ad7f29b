import { type PageContent, readPage } from './read-page.js';

/** Minified as Docusaurus' SWC minifier leaves it: attributes unquoted, end tags left out. */
const page = (main: string, head = '') =>
  `<!doctype html><html lang=en data-theme=light><head><meta charset=UTF-8>${head}<title data-rh=true>Install &amp; run | Acme</title>` +
  `<script src=/assets/js/main.1a2b.js defer></script></head><body><nav class=navbar><a href=/>Acme</a></nav>` +
  `<div id=__docusaurus_skipToContent_fallback class=main-wrapper>${main}</div><footer>Imprint</footer>`;

const docs =
  '<aside class=theme-doc-sidebar-container><ul><li><a href=/docs/other>Other page</a></ul></aside>' +
  '<main><nav class=theme-doc-breadcrumbs>Docs</nav><article><header><h1>Install</h1></header>' +
  '<h2 class=anchor id=linux>Linux<a class=hash-link href=#linux>​</a></h2><p>Run <code>a &lt; b</code>.' +
  '<svg><path d=M0></svg><script>track()</script><aside>By the author</aside></article></main>';

const layout = { titleSuffix: ' | Acme', noIndex: false };

function read(html: string): PageContent {
  return readPage(html, layout)!;
}

describe('readPage', () => {
  it('takes the title without the site’s, and the description', () => {
    const html = page(docs, '<meta data-rh=true name=description content="How &amp; where">');
    expect(read(html)).toMatchObject({ title: 'Install & run', description: 'How & where' });
  });

  it('takes the heading of a page without title', () => {
    expect(read('<main><h1>Welcome</h1></main>').title).toBe('Welcome');
  });

  it('keeps headings, anchors, code and an author’s aside', () => {
    const { content } = read(page(docs));
    expect(content).toContain('<h2 class="anchor" id="linux">');
    expect(content).toContain('<code>a &lt; b</code>');
    expect(content).toContain('<aside>By the author</aside>');
  });

  it('keeps what a landing page says outside <main>', () => {
    expect(
      read(page('<header><h1>Acme</h1><p>Fast.</p></header><main><p>Easy.</p></main>')).content,
    ).toContain('Fast.');
  });

  it('drops navigation, scripts and drawings, which change with every build', () => {
    const { content } = read(page(docs));
    for (const dropped of [
      'Other page',
      'breadcrumbs',
      'track()',
      '<svg',
      'Imprint',
      'navbar',
      'main.1a2b',
    ]) {
      expect(content).not.toContain(dropped);
    }
  });

  it('takes <main>, or else the body, of a page with another layout', () => {
    expect(read('<title>A</title><body><p>out<main><p>in</main>').content).toBe('<main><p>in</p></main>');
    expect(read('<title>A</title><body><nav>out</nav><p>in').content).toBe('<body><p>in</p></body>');
  });

  it('takes what is called main, or the only article, where there is no <main>', () => {
    const body = (content: string): string => `<title>A</title><body><p>out</p>${content}`;
    expect(read(body('<div role=main><p>in</div>')).content).toBe('<div role="main"><p>in</p></div>');
    const article = '<article><p>in</p><aside>by the way</aside><footer>signed</footer></article>';
    expect(read(body(article)).content).toBe(article);
    expect(read(body('<article>one</article><article>two</article><footer>Imprint</footer>')).content).toBe(
      '<body><p>out</p><article>one</article><article>two</article></body>',
    );
  });

  it('keeps the whole title of a site that appends nothing', () => {
    expect(readPage('<title>A | B</title><h1>C</h1>', { ...layout, titleSuffix: '' })?.title).toBe('A | B');
  });

  it.each([
    ['<meta name=robots content="noindex, nofollow">'],
    ['<meta data-rh=true name="Robots" content="NOINDEX">'],
    ['<meta name=robots content=none>'],
  ])('leaves out a page with %s', (meta) => {
    expect(readPage(page(docs, meta), layout)).toBeUndefined();
  });

  it('leaves out an unlisted page, also of a site that hides as a whole', () => {
    const unlisted = page('<main><div class="alert theme-unlisted-banner">Unlisted</div><p>Text</p></main>');
    expect(readPage(unlisted, { ...layout, noIndex: true })).toBeUndefined();
  });

  it('reads the pages of a site that hides as a whole', () => {
    const hidden = page(docs, '<meta name=robots content=noindex>');
    expect(readPage(hidden, { ...layout, noIndex: true })?.title).toBe('Install & run');
  });

  it('leaves out a page that only redirects', () => {
    expect(readPage('<title>Acme</title><body><div id=__docusaurus></div>', layout)).toBeUndefined();
  });
});
