import { createMatcher } from '@docusaurus/utils';
import { IndexingError } from '../indexing/indexing-error.js';
import type { CrawlOptions } from './crawl-options.js';
import { hasPagePath, pageIdentity } from './page-path.js';
import type { RobotsRules } from './robots-rules.js';
import type { SitemapEntry } from './sitemap-xml.js';

/** A page to fetch. */
export interface ListedPage {
  url: URL;
  updatedAt?: string;
}

/** Why pages of the sitemap are not crawled, and how many. */
export type LeftOut = Partial<
  Record<
    'at another site' | 'with a query' | 'not included' | 'disallowed by robots.txt' | 'beyond --max-pages',
    number
  >
>;

/** How many pages are crawled without being asked for them. */
const EXPECTED_PAGES = 10_000;

type Choice = Pick<CrawlOptions, 'sitemap' | 'include' | 'exclude' | 'maxPages'>;

/** Says whether the path of a page is one that was asked for. */
export function createPathFilter({
  include,
  exclude,
}: Pick<Choice, 'include' | 'exclude'>): (path: string) => boolean {
  const isIncluded = include.length === 0 ? () => true : createMatcher(include);
  const isExcluded = createMatcher(exclude);
  return (path) => {
    const readable = decodePath(path);
    return isIncluded(readable) && !isExcluded(readable);
  };
}

/**
 * Chooses what to crawl of what a sitemap lists: each page of its site once, as the options and robots.txt say. Throws
 * an IndexingError where nothing is left, or so much that somebody should say so first.
 */
export function choosePages(
  entries: SitemapEntry[],
  options: Choice,
  robots: RobotsRules,
): { pages: ListedPage[]; leftOut: LeftOut } {
  const isWanted = createPathFilter(options);
  const pages = new Map<string, ListedPage>();
  const leftOut: LeftOut = {};
  for (const { location, lastModified } of entries) {
    const url = URL.canParse(location, options.sitemap.href) ? new URL(location, options.sitemap) : undefined;
    const reason = reasonAgainst(url, options.sitemap.origin, isWanted, robots);
    if (!url || reason) {
      leftOut[reason!] = (leftOut[reason!] ?? 0) + 1;
      continue;
    }
    url.hash = '';
    const identity = pageIdentity(url.pathname);
    if (!pages.has(identity)) pages.set(identity, { url, ...(lastModified && { updatedAt: lastModified }) });
  }
  const chosen = [...pages.values()];
  if (chosen.length === 0) throw new IndexingError(describeNothing(options, entries, leftOut, robots));
  return { pages: limit(chosen, options, leftOut), leftOut };
}

function reasonAgainst(
  url: URL | undefined,
  origin: string,
  isWanted: (path: string) => boolean,
  robots: RobotsRules,
): keyof LeftOut | undefined {
  if (url?.origin !== origin || url.username) return 'at another site';
  if (!hasPagePath(url)) return 'with a query';
  if (!isWanted(url.pathname)) return 'not included';
  return robots.isAllowed(url) ? undefined : 'disallowed by robots.txt';
}

function limit(pages: ListedPage[], { maxPages }: Choice, leftOut: LeftOut): ListedPage[] {
  if (maxPages === undefined && pages.length > EXPECTED_PAGES) {
    throw new IndexingError(
      `The sitemap lists ${pages.length} pages. Choose some of them with --include and --exclude, or allow so many with --max-pages ${pages.length}.`,
    );
  }
  const beyond = pages.length - (maxPages ?? pages.length);
  if (beyond > 0) leftOut['beyond --max-pages'] = beyond;
  return pages.slice(0, maxPages);
}

function describeNothing(
  { sitemap }: Choice,
  entries: SitemapEntry[],
  leftOut: LeftOut,
  robots: RobotsRules,
): string {
  if (entries.length === 0) return `The sitemap ${sitemap.href} lists no pages.`;
  const nothing = `Of the ${entries.length} pages that ${sitemap.href} lists, none can be crawled: ${describeLeftOut(leftOut)}.`;
  if (leftOut['disallowed by robots.txt']) {
    return `${nothing} ${robots.remedy}`;
  }
  if (leftOut['not included']) return `${nothing} Change --include and --exclude.`;
  return `${nothing} A crawl stays at ${sitemap.origin}; the first of them is ${entries[0]!.location}.`;
}

/** For people: `3 not included, 1 with a query`. */
export function describeLeftOut(leftOut: LeftOut): string {
  return Object.entries(leftOut)
    .map(([reason, count]) => `${count} ${reason}`)
    .join(', ');
}

/** Paths as people write them in globs. */
function decodePath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
