import type { CrawledPage, CrawlResult, FailedPage } from './crawl-pages.js';
import { pageIdentity } from './page-path.js';

/** What is to be indexed of a crawl. */
export interface Selection {
  pages: CrawledPage[];
  failures: FailedPage[];
  /** Pages without text, or hidden from search engines. */
  hidden: number;
  /** Pages that are another page once more, by a redirect or their canonical link. */
  duplicates: number;
}

/**
 * Selects each page once: of those that redirects brought to one address, and of those whose canonical link says that
 * they are forms of one page. Pages for which `isWanted` refuses the path where redirects ended are left out.
 */
export function selectPages(
  { pages, failures }: CrawlResult,
  isWanted: (path: string) => boolean,
): Selection {
  const indexable = pages.filter((page) => page.isIndexable && isWanted(page.path));
  const astray = findAstray(indexable);
  const onTrack = indexable.filter((page) => !astray.has(page));
  const reached = onceEach(onTrack, (page) => pageIdentity(page.path), isDirect);
  const selected = onceEach(reached, canonicalIdentity, isCanonical);
  return {
    pages: selected,
    failures: [...failures, ...[...astray].map(toFailure)],
    hidden: pages.length - indexable.length,
    duplicates: indexable.length - astray.size - selected.length,
  };
}

/** Pages that all lead to one address that is none of theirs: to a login, say, or a notice of maintenance. */
function findAstray(pages: CrawledPage[]): Set<CrawledPage> {
  const direct = new Set(pages.filter(isDirect).map(({ path }) => pageIdentity(path)));
  const redirected = pages.filter((page) => !isDirect(page) && !direct.has(pageIdentity(page.path)));
  const counts = new Map<string, number>();
  redirected.forEach(({ path }) => counts.set(path, (counts.get(path) ?? 0) + 1));
  return new Set(redirected.filter(({ path }) => counts.get(path)! > 1));
}

/** Whether a page is served at the address under which the sitemap lists it. */
function isDirect({ listed, path }: CrawledPage): boolean {
  return pageIdentity(listed.url.pathname) === pageIdentity(path);
}

function toFailure({ listed, path }: CrawledPage): FailedPage {
  return { path: listed.url.pathname, reason: `it redirects to ${path}, as other pages do` };
}

/** Names the page that a page says it is a form of. */
function canonicalIdentity({ path, canonicalPath }: CrawledPage): string {
  return pageIdentity(canonicalPath ?? path);
}

function isCanonical(page: CrawledPage): boolean {
  return canonicalIdentity(page) === pageIdentity(page.path);
}

/** One page of each identity: the first that is preferred, else the first. */
function onceEach(
  pages: CrawledPage[],
  identityOf: (page: CrawledPage) => string,
  isPreferred: (page: CrawledPage) => boolean,
): CrawledPage[] {
  const kept = new Map<string, CrawledPage>();
  for (const page of [...pages.filter(isPreferred), ...pages.filter((page) => !isPreferred(page))]) {
    const identity = identityOf(page);
    if (!kept.has(identity)) kept.set(identity, page);
  }
  return [...kept.values()];
}
