import logger from '@docusaurus/logger';
import { describeLeftOut, type LeftOut, type ListedPage } from './choose-pages.js';
import type { CrawlProgress, CrawlResult } from './crawl-pages.js';
import type { CrawlState } from './crawl-state.js';
import type { Selection } from './select-pages.js';
import type { SiteClient } from './site-client.js';

const INTERVAL_MS = 2_000;
const FAILURES_SHOWN = 20;

/** Says what is about to be fetched. */
export function reportCrawlStart(
  pages: ListedPage[],
  leftOut: LeftOut,
  site: SiteClient,
  state: CrawlState,
): void {
  const origin = pages[0]!.url.origin;
  logger.info(logger.interpolate`name=${'chatkit'}: crawling number=${pages.length} pages of url=${origin}`);
  if (Object.keys(leftOut).length > 0) say(`not crawled of the sitemap: ${describeLeftOut(leftOut)}`);
  if (site.crawlDelayMs > 0) say(`robots.txt asks for ${site.crawlDelayMs / 1000} s between two requests`);
  if (state.isContinued) say('continuing the crawl that was interrupted');
}

/** A reporter of progress: says from time to time how far the crawl is, how fast, and how long it will take. */
export function createCrawlProgress(total: number, now = Date.now): (progress: CrawlProgress) => void {
  const startedAt = now();
  let lastAt = startedAt;
  return ({ done, requested }) => {
    if (now() - lastAt < INTERVAL_MS && done < total) return;
    lastAt = now();
    const perSecond = requested / Math.max(0.001, (lastAt - startedAt) / 1000);
    const remaining =
      requested > 0 && done < total ? `, about ${Math.ceil((total - done) / perSecond)} s left` : '';
    say(`${done} of ${total} pages, ${perSecond.toFixed(1)} a second${remaining}`);
  };
}

/** Says what came of it: what was fetched, what is left out and why. */
export function reportCrawl({ pages }: CrawlResult, selection: Selection, locale: string): void {
  const count = (source: string): number => pages.filter((page) => page.source === source).length;
  const { failures, hidden, duplicates } = selection;
  failures
    .slice(0, FAILURES_SHOWN)
    .forEach(({ path, reason }) => logger.warn(`${path} is left out: ${reason}`));
  if (failures.length > FAILURES_SHOWN) logger.warn(`… and ${failures.length - FAILURES_SHOWN} more`);

  const others = selection.pages.filter(
    (page) => page.locale !== undefined && !isSameLanguage(page.locale, locale),
  );
  if (others.length > 0) {
    logger.warn(
      `${others.length} pages say that they are in ${others[0]!.locale}, and are indexed as ${locale}: is --locale right?`,
    );
  }
  say(
    `${selection.pages.length} pages to index (fetched ${count('fetched')}, unchanged ${count('same')}, ` +
      `fetched before the interruption ${count('continued')}; left out: hidden or empty ${hidden}, duplicate ${duplicates}, failed ${failures.length})`,
  );
}

/** Lists what would be sent. */
export function reportPage({
  url,
  title,
  version,
  content,
}: {
  url: string;
  title: string;
  version?: string;
  content: string;
}): void {
  logger.info(`${url} “${title}”${version ? `, version ${version}` : ''}, ${content.length} characters`);
}

/** Says how to go on after the crawl was stopped. */
export function reportStopped(stateFolder: string): void {
  logger.warn(
    `Stopped. What was fetched is kept in ${stateFolder}: run the same command again, and it continues where it was.`,
  );
}

/** Says what is wrong with the command line. */
export function reportUsage(faults: string[]): void {
  faults.forEach((fault) => logger.error(fault));
}

function say(message: string): void {
  logger.info(logger.interpolate`name=${'chatkit'}: ` + message);
}

/** `pt` and `pt-BR` are near enough; `pt` and `en` are not. */
function isSameLanguage(one: string, other: string): boolean {
  const [language, otherLanguage] = [one, other].map((locale) => locale.toLowerCase().split(/[-_]/)[0]);
  return language === otherLanguage;
}
