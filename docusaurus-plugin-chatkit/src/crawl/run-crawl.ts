import { join, resolve } from 'node:path';
import logger from '@docusaurus/logger';
import { readIndexKey } from '../indexing/index-key.js';
import { IndexingError } from '../indexing/indexing-error.js';
import { createProgressReport, reportStart, reportSummary } from '../indexing/report.js';
import { uploadPages } from '../indexing/upload.js';
import { choosePages, createPathFilter } from './choose-pages.js';
import { type CrawlOptions, HELP, readOptions, UsageError } from './crawl-options.js';
import { crawlPages } from './crawl-pages.js';
import {
  createCrawlProgress,
  reportCrawl,
  reportCrawlStart,
  reportPage,
  reportStopped,
  reportUsage,
} from './crawl-report.js';
import { CrawlState } from './crawl-state.js';
import { findVersions } from './crawled-versions.js';
import { readSitemaps } from './read-sitemaps.js';
import { type Selection, selectPages } from './select-pages.js';
import { SiteClient } from './site-client.js';
import { toPages } from './to-pages.js';

const DEFAULT_PAGE_TIMEOUT_MS = 30_000;
/** The larger a share of the pages fails, the likelier it is that the site does, and not those pages. */
const LARGEST_FAILING_SHARE = 0.1;

/** What the settings are called that messages of an upload may ask to change. */
const SETTINGS = {
  backendUrl: '--backend-url',
  timeout: 'chatkit-crawl --timeout <seconds>',
  exclude: '--exclude',
};

/**
 * Runs `chatkit-crawl`; the exit code: 0 when the site is indexed, 1 when it is not, 2 for wrong arguments. When the
 * signal aborts it ends soon, and says how to continue.
 */
export async function runCrawl(args: string[], signal: AbortSignal): Promise<number> {
  let stateFolder = '';
  try {
    const options = readOptions(args);
    if (options === 'help') {
      console.log(HELP);
      return 0;
    }
    stateFolder = options.stateFolder;
    await crawl(options, signal);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      reportUsage(error.faults);
      return 2;
    }
    if (signal.aborted) reportStopped(stateFolder);
    else if (error instanceof IndexingError) logger.error(error.message);
    else throw error;
    return 1;
  }
}

async function crawl(options: CrawlOptions, signal: AbortSignal): Promise<void> {
  const { sitemap, siteId, locale, backendUrl } = options;
  const target = { siteId, locale, backendUrl, indexKey: options.dryRun ? '' : readIndexKey('crawl') };
  const timeoutMs = options.timeoutMs ?? DEFAULT_PAGE_TIMEOUT_MS;
  const site = await SiteClient.open(sitemap.origin, { ...options, timeoutMs, signal });
  try {
    const { pages: listed, leftOut } = choosePages(await readSitemaps(sitemap, site), options, site.robots);
    const state = await CrawlState.open(resolve(join(options.stateFolder, locale)), sitemap.href);
    reportCrawlStart(listed, leftOut, site, state);
    const crawled = await crawlPages(listed, site, state, {
      concurrency: options.concurrency,
      onProgress: createCrawlProgress(listed.length),
    });
    const selection = selectPages(crawled, createPathFilter(options));
    reportCrawl(crawled, selection, locale);

    const versions = findVersions(selection.pages);
    const pages = toPages(selection.pages, versions, state);
    if (options.dryRun) {
      for await (const page of pages) reportPage(page);
      return;
    }
    assertWorthIndexing(selection, listed.length, options);
    reportStart(target, selection.pages.length);
    // Which locale is the site's default is not known here: the service keeps what it knows.
    const description = {
      base_url: sitemap.origin,
      default_version: versions.defaultName,
      versions: versions.names,
    };
    const idleTimeoutMs = options.timeoutMs;
    const onProgress = createProgressReport();
    const uploadOptions = { onProgress, idleTimeoutMs, settings: SETTINGS, signal };
    const summary = await uploadPages(description, pages, target, uploadOptions);
    await state.finish(listed.map(({ url }) => url.href));
    reportSummary(summary);
  } finally {
    site.close();
  }
}

/** An upload takes the place of the site's pages, so an outage of the site must not look like fewer pages. */
function assertWorthIndexing(
  { pages, failures }: Selection,
  listed: number,
  { allowFailures }: CrawlOptions,
): void {
  if (pages.length === 0) {
    throw new IndexingError(
      `None of ${listed} pages can be indexed: ${failures.length} failed, the others are empty or hidden from search engines. The old index stays.`,
    );
  }
  if (failures.length > listed * LARGEST_FAILING_SHARE && !allowFailures) {
    throw new IndexingError(
      `${failures.length} of ${listed} pages failed, so nothing was sent and the old index stays. Run the same command again to try those once more, ` +
        'leave them out with --exclude, or index the others with --allow-failures.',
    );
  }
}
