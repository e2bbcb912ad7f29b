import { resolve } from 'node:path';
import logger from '@docusaurus/logger';
import { DEFAULT_BUILD_DIR_NAME } from '@docusaurus/utils';
import type { Plugin } from '@docusaurus/types';
import { readIndexKey } from './indexing/index-key.js';
import { indexLocale, readPages } from './indexing/index-locale.js';
import { IndexingError } from './indexing/indexing-error.js';
import { type BuiltLocale, findBuiltLocales } from './indexing/page-manifest.js';
import { normalizeBackendUrl } from './options.js';

type Cli = Parameters<NonNullable<Plugin['extendCli']>>[0];

/** What the command needs to know of the site it indexes. */
export interface IndexedSite {
  siteDir: string;
  siteId: string;
  backendUrl: string;
}

interface CommandOptions {
  locale?: string[];
  outDir?: string;
  backendUrl?: string;
  timeout?: string;
  dryRun?: boolean;
}

/**
 * Adds `docusaurus chatkit:index`, which sends the pages of a site that is already built. It runs on the pages the build
 * listed and the files it wrote, and loads no content anew: it is quick, and sends exactly what readers are served.
 */
export function extendCli(cli: Cli, site: IndexedSite): void {
  cli
    .command('chatkit:index')
    .description(
      'Index the built site at the docusaurus-chatkit service. Takes the key from CHATKIT_INDEX_API_KEY.',
    )
    .option('-l, --locale <locale...>', 'index these locales only (default: all that are built)', collect)
    .option('--out-dir <dir>', `where the site was built (default: ${DEFAULT_BUILD_DIR_NAME})`)
    .option('--backend-url <url>', 'send the pages to this service instead of the configured one')
    .option('--timeout <seconds>', 'give up when the service makes no progress for so long (default: 120)')
    .option('--dry-run', 'list the pages that would be sent, and send nothing')
    .action(async (command: { opts: () => CommandOptions }) => {
      await runIndex(command.opts(), site).catch(endWithMessage);
    });
}

async function runIndex(options: CommandOptions, site: IndexedSite): Promise<void> {
  const buildFolder = resolve(site.siteDir, options.outDir ?? DEFAULT_BUILD_DIR_NAME);
  const locales = await findBuiltLocales(buildFolder, options.locale);
  if (options.dryRun) {
    for (const built of locales) await printPages(built);
    return;
  }
  const target = {
    siteId: site.siteId,
    backendUrl: readBackendUrl(options, site),
    indexKey: readIndexKey('command'),
  };
  const idleTimeoutMs = readTimeoutMs(options);
  for (const built of locales) await indexLocale(built, target, { idleTimeoutMs });
}

async function printPages(built: BuiltLocale): Promise<void> {
  logger.info(logger.interpolate`Pages of locale name=${built.manifest.locale} in path=${built.folder}:`);
  for await (const { url, title, version, content } of readPages(built)) {
    logger.info(`${url} “${title}”${version ? `, version ${version}` : ''}, ${content.length} characters`);
  }
}

function readBackendUrl({ backendUrl }: CommandOptions, site: IndexedSite): string {
  if (backendUrl === undefined) return site.backendUrl;
  const url = normalizeBackendUrl(backendUrl);
  if (!url) throw new IndexingError('--backend-url must be an http(s) address: https://chat.example.com.');
  return url;
}

function readTimeoutMs({ timeout }: CommandOptions): number | undefined {
  if (timeout === undefined) return undefined;
  const seconds = Number(timeout);
  if (!(seconds > 0)) throw new IndexingError('--timeout must be a number of seconds, such as 300.');
  return seconds * 1000;
}

/** What was foreseen needs no stack: the message says what to do. */
function endWithMessage(error: unknown): void {
  if (!(error instanceof IndexingError)) throw error;
  logger.error(error.message);
  process.exitCode = 1;
}

function collect(value: string, collected: string[] = []): string[] {
  return [...collected, value];
}
