import { IndexingError } from '../indexing/indexing-error.js';
import type { ListedPage } from './choose-pages.js';
import type { CrawlState, KeptPage } from './crawl-state.js';
import { decodeHtml } from './decode-html.js';
import { saysNoIndex } from './no-index-header.js';
import { type PageFacts, readFacts } from './page-facts.js';
import { PageFailure } from './page-failure.js';
import { hasPagePath } from './page-path.js';
import type { SiteClient, SiteResource } from './site-client.js';

/** A page that is in the crawl's state, and what is to be known of it. */
export interface CrawledPage extends PageFacts {
  listed: ListedPage;
  /** Its path, where redirects ended. */
  path: string;
  /** How it came: fetched now, fetched before and found to be the same, or fetched before this crawl was interrupted. */
  source: 'fetched' | 'same' | 'continued';
}

/** A page that could not be had, and why. */
export interface FailedPage {
  path: string;
  reason: string;
}

export interface CrawlResult {
  /** In the order of the sitemap. */
  pages: CrawledPage[];
  failures: FailedPage[];
}

export interface CrawlPagesOptions {
  concurrency: number;
  onProgress: (progress: CrawlProgress) => void;
}

/** How far a crawl is. */
export interface CrawlProgress {
  done: number;
  /** Those of them that the site was asked for, and not only the state. */
  requested: number;
}

const MAX_PAGE_BYTES = 5_000_000;
/** So many failures in a row, which may all pass, mean that the site is down. */
const FAILURES_OF_AN_OUTAGE = 10;

/**
 * Fetches pages into the state, several at a time, except those that it has already. Throws an IndexingError when the
 * site seems to be down; what was fetched until then is kept.
 */
export async function crawlPages(
  listed: ListedPage[],
  site: SiteClient,
  state: CrawlState,
  { concurrency, onProgress }: CrawlPagesOptions,
): Promise<CrawlResult> {
  const results: (CrawledPage | FailedPage)[] = [];
  const queue = listed.entries();
  const progress: CrawlProgress = { done: 0, requested: 0 };
  let failuresInARow = 0;

  async function work(): Promise<void> {
    for (const [index, page] of queue) {
      try {
        const crawled = await crawlPage(page, site, state);
        results[index] = crawled;
        if (crawled.source !== 'continued') progress.requested++;
        failuresInARow = 0;
      } catch (error) {
        if (!(error instanceof PageFailure)) throw error;
        progress.requested++;
        results[index] = { path: page.url.pathname, reason: error.message };
        failuresInARow = error.details.isTemporary ? failuresInARow + 1 : 0;
        if (failuresInARow === FAILURES_OF_AN_OUTAGE) throw describeOutage(error);
      }
      progress.done++;
      onProgress(progress);
    }
  }

  await Promise.all(Array.from({ length: concurrency }, work));
  return {
    pages: results.filter((result) => 'source' in result),
    failures: results.filter((result) => 'reason' in result),
  };
}

async function crawlPage(listed: ListedPage, site: SiteClient, state: CrawlState): Promise<CrawledPage> {
  const before = await state.find(listed.url.href);
  const isContinued = before !== undefined && state.isCurrent(before);
  const page = isContinued ? before : await fetchPage(listed, before, site);
  const url = new URL(page.finalUrl);
  const facts = readFacts(page.html, url);
  if (!isContinued) await state.keep(page);
  return {
    ...facts,
    isIndexable: facts.isIndexable && !page.noIndex,
    listed,
    path: url.pathname,
    source: isContinued ? 'continued' : page.html === before?.html ? 'same' : 'fetched',
  };
}

async function fetchPage(
  { url }: ListedPage,
  before: KeptPage | undefined,
  site: SiteClient,
): Promise<KeptPage> {
  const unlessSame = before && { url: before.finalUrl, headers: conditionsOf(before) };
  const resource = await site.get(url, { maxBytes: MAX_PAGE_BYTES, unlessSame });
  const checkedAt = Date.now();
  if (resource.status === 304 && before) return { ...before, checkedAt };
  return { url: url.href, checkedAt, ...readResource(resource) };
}

function conditionsOf({ etag, lastModified }: KeptPage): Record<string, string> {
  return {
    ...(etag && { 'if-none-match': etag }),
    ...(lastModified && { 'if-modified-since': lastModified }),
  };
}

function readResource({ url, status, headers, body }: SiteResource): Omit<KeptPage, 'url' | 'checkedAt'> {
  const type = headers['content-type'] ?? '';
  if (status !== 200) throw new PageFailure(`the site answered ${status}`, { status });
  if (!/^(text\/html|application\/xhtml\+xml)\b/i.test(type)) {
    throw new PageFailure(`it is not HTML but ${type || 'of no type'}`);
  }
  if (!hasPagePath(url))
    throw new PageFailure(`it redirects to ${url.href}, which is not the path of a page`);
  return {
    finalUrl: url.href,
    etag: headers.etag,
    lastModified: headers['last-modified'],
    noIndex: saysNoIndex(headers['x-robots-tag']),
    html: decodeHtml(body, type),
  };
}

function describeOutage({ message }: PageFailure): IndexingError {
  return new IndexingError(
    `The site seems to be down: ${FAILURES_OF_AN_OUTAGE} pages in a row failed, the last because ${message}. Nothing was indexed; ` +
      'run the same command again later, and it continues where it was.',
  );
}
