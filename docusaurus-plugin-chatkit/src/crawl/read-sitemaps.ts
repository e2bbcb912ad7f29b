import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { IndexingError } from '../indexing/indexing-error.js';
import { PageFailure } from './page-failure.js';
import type { SiteClient } from './site-client.js';
import { parseSitemap, type Sitemap, type SitemapEntry } from './sitemap-xml.js';

/** As the sitemap protocol limits a sitemap, unpacked. */
const MAX_SITEMAP_BYTES = 50_000_000;
const MAX_SITEMAPS = 500;
const MAX_DEPTH = 3;
const MAX_ENTRIES = 200_000;

/**
 * Reads what a sitemap lists, and through an index what all of its sitemaps list, those of the same site. Throws an
 * IndexingError when any of them cannot be read: pages that are not listed would be removed from the index.
 */
export async function readSitemaps(url: URL, site: SiteClient): Promise<SitemapEntry[]> {
  const entries: SitemapEntry[] = [];
  const seen = new Set([url.href]);
  let level = [url];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) {
      throw new IndexingError(
        `The sitemaps at ${url.href} are nested more than ${MAX_DEPTH} deep: crawl one of them by itself.`,
      );
    }
    const next: URL[] = [];
    for (const at of level) {
      const { pages, sitemaps } = await readSitemap(at, site);
      // Not spread into push, which takes no more arguments than fit on the stack.
      for (const page of pages) entries.push(page);
      for (const sitemap of sitemaps) {
        const child = sameSite(sitemap, at);
        if (!seen.has(child.href)) next.push(child);
        seen.add(child.href);
      }
      if (seen.size > MAX_SITEMAPS || entries.length > MAX_ENTRIES) {
        throw new IndexingError(
          `${url.href} leads to more than ${MAX_SITEMAPS} sitemaps or ${MAX_ENTRIES} pages: crawl one of its sitemaps by itself.`,
        );
      }
    }
    level = next;
  }
  return entries;
}

async function readSitemap(url: URL, site: SiteClient): Promise<Sitemap> {
  try {
    const { body } = await site.get(url, { maxBytes: MAX_SITEMAP_BYTES });
    const sitemap = parseSitemap((await unpack(body)).toString('utf8'));
    if (sitemap) return sitemap;
    throw new PageFailure('it is neither a sitemap nor an index of sitemaps');
  } catch (error) {
    if (!(error instanceof PageFailure)) throw error;
    throw new IndexingError(
      [
        `The sitemap ${url.href} cannot be read: ${error.message}. Nothing was indexed.`,
        ...hints(url, site),
      ].join(' '),
    );
  }
}

/** What robots.txt has to do with a sitemap that cannot be read. */
function hints(url: URL, { robots }: SiteClient): string[] {
  if (!robots.isAllowed(url)) return [robots.remedy];
  return robots.sitemaps.length > 0 ? [`The site’s robots.txt names ${robots.sitemaps.join(', ')}.`] : [];
}

function sameSite({ location }: SitemapEntry, parent: URL): URL {
  const url = URL.canParse(location, parent.href) ? new URL(location, parent) : undefined;
  if (url?.origin === parent.origin) return url;
  throw new IndexingError(
    `The sitemap ${parent.href} leads to ${location}, which is not at ${parent.origin}: crawl that one by itself.`,
  );
}

/** A sitemap that is a gzip file, whatever it is called. */
async function unpack(body: Buffer): Promise<Buffer> {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body;
  return promisify(gunzip)(body, { maxOutputLength: MAX_SITEMAP_BYTES }).catch((error: unknown) => {
    throw new PageFailure(`it cannot be unpacked (${(error as Error).message})`);
  });
}
