import { parseSitemap } from './sitemap-xml.js';

describe('parseSitemap', () => {
  it('reads pages, with entities, CDATA and spaces, and without what extensions add', () => {
    const xml = `\uFEFF<?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
        <url>
          <loc> https://acme.dev/a&amp;b </loc>
          <image:image><image:loc>https://acme.dev/a.png</image:loc></image:image>
          <lastmod>2026-01-02T03:04:05+01:00</lastmod>
        </url>
        <url><loc><![CDATA[https://acme.dev/c]]></loc><lastmod>yesterday</lastmod></url>
        <url><lastmod>2026-01-02</lastmod></url>
      </urlset>`;
    expect(parseSitemap(xml)).toEqual({
      pages: [
        { location: 'https://acme.dev/a&b', lastModified: '2026-01-02T02:04:05.000Z' },
        { location: 'https://acme.dev/c' },
      ],
      sitemaps: [],
    });
  });

  it('reads an index', () => {
    expect(parseSitemap('<sitemapindex><sitemap><loc>/docs.xml</loc></sitemap></sitemapindex>')).toEqual({
      pages: [],
      sitemaps: [{ location: '/docs.xml' }],
    });
  });

  it('reads a text with a URL a line', () => {
    expect(parseSitemap('https://acme.dev/a\r\nhttps://acme.dev/b\n')?.pages).toEqual([
      { location: 'https://acme.dev/a' },
      { location: 'https://acme.dev/b' },
    ]);
  });

  it.each(['<html><body>Not found</body></html>', 'Not found', '', '<'])('knows that %j is none', (text) => {
    expect(parseSitemap(text)).toBeUndefined();
  });
});
