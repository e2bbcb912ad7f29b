import { Parser } from 'htmlparser2';

/** A page, or another sitemap, as a sitemap lists it. */
export interface SitemapEntry {
  location: string;
  lastModified?: string;
}

/** What a sitemap lists: pages, or an index's sitemaps. */
export interface Sitemap {
  pages: SitemapEntry[];
  sitemaps: SitemapEntry[];
}

/** Reads a sitemap or an index of sitemaps, as XML or as a text with one URL a line; undefined for what is neither. */
export function parseSitemap(text: string): Sitemap | undefined {
  const trimmed = text.trim();
  return trimmed.startsWith('<') ? parseXml(trimmed) : parseLines(trimmed);
}

function parseXml(xml: string): Sitemap | undefined {
  const found: Sitemap = { pages: [], sitemaps: [] };
  const path: string[] = [];
  let isSitemap = false;
  let location = '';
  let lastModified = '';
  const parser = new Parser(
    {
      onopentag(name) {
        path.push(name);
        if (path.length === 1) isSitemap = name === 'urlset' || name === 'sitemapindex';
        if (path.length === 2) location = lastModified = '';
      },
      ontext(text) {
        if (path.length !== 3) return;
        if (path[2] === 'loc') location += text;
        if (path[2] === 'lastmod') lastModified += text;
      },
      onclosetag() {
        if (path.length === 2 && location.trim() !== '') {
          const list = path[1] === 'url' ? found.pages : path[1] === 'sitemap' ? found.sitemaps : undefined;
          list?.push(toEntry(location, lastModified));
        }
        path.pop();
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return isSitemap ? found : undefined;
}

function toEntry(location: string, lastModified: string): SitemapEntry {
  const at = new Date(lastModified.trim());
  const isKnown = !Number.isNaN(at.getTime());
  return { location: location.trim(), ...(isKnown && { lastModified: at.toISOString() }) };
}

function parseLines(text: string): Sitemap | undefined {
  const lines = text.split(/\s*\n\s*/).filter((line) => line !== '');
  const isList = lines.length > 0 && lines.every((line) => /^https?:\/\/\S+$/.test(line));
  return isList ? { pages: lines.map((location) => ({ location })), sitemaps: [] } : undefined;
}
