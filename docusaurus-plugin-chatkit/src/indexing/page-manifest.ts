import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Globby } from '@docusaurus/utils';
import { IndexingError } from './indexing-error.js';
import { type PageLayout, readPage } from './read-page.js';
import type { SiteDescription } from './upload-protocol.js';

/** A page that may be indexed, and the file it was built to. */
export interface ListedPage {
  /** The path under which the site links the page. */
  url: string;
  /** Relative to the locale's build folder, with `/`. */
  file: string;
  version?: string;
  updated_at?: string;
}

/** The pages of one built locale. */
export interface PageManifest extends PageLayout {
  locale: string;
  site: SiteDescription;
  pages: ListedPage[];
}

/** A manifest, and the build folder of its locale. */
export interface BuiltLocale {
  folder: string;
  manifest: PageManifest;
}

/**
 * The manifest lies in the build folder, so that it is always that of the very build, and travels with it: indexing is
 * best done once the site is deployed, often by another job. It is deployed too, and names nothing that a sitemap does
 * not.
 */
const MANIFEST_FILE = 'chatkit-pages.json';

/** Writes the manifest of a locale into its build folder; returns it without the pages that are not to be indexed. */
export async function writeManifest({ folder, manifest }: BuiltLocale): Promise<BuiltLocale> {
  const pages: ListedPage[] = [];
  for (const page of manifest.pages) {
    if (await isIndexable(join(folder, page.file), manifest)) pages.push(page);
  }
  const written = { folder, manifest: { ...manifest, pages } };
  await writeFile(join(folder, MANIFEST_FILE), JSON.stringify(written.manifest));
  return written;
}

/** Whether a page was built, and its HTML lets it be indexed. */
async function isIndexable(file: string, layout: PageLayout): Promise<boolean> {
  const html = await readFile(file, 'utf8').catch(() => undefined);
  return html !== undefined && readPage(html, layout) !== undefined;
}

/**
 * Finds the built locales below a build folder; `locales`, when given, chooses among them. Throws an IndexingError
 * when the site, or a chosen locale, is not built.
 */
export async function findBuiltLocales(buildFolder: string, locales?: string[]): Promise<BuiltLocale[]> {
  const files = await Globby(`**/${MANIFEST_FILE}`, { cwd: buildFolder, absolute: true });
  const built = await Promise.all(files.sort().map(readManifest));
  if (built.length === 0) {
    throw new IndexingError(
      `There is no built site in ${buildFolder}: its ${MANIFEST_FILE} is missing. ` +
        'Run "docusaurus build" first, with docusaurus-plugin-chatkit in the config, or say with --out-dir where the site was built.',
    );
  }
  const names = built.map(({ manifest }) => manifest.locale);
  const missing = locales?.filter((locale) => !names.includes(locale)) ?? [];
  if (missing.length > 0) {
    throw new IndexingError(
      `Not built: locale ${missing.join(', ')}. Built in ${buildFolder}: ${names.join(', ')}. Run "docusaurus build" for it first.`,
    );
  }
  return locales ? built.filter(({ manifest }) => locales.includes(manifest.locale)) : built;
}

async function readManifest(file: string): Promise<BuiltLocale> {
  return { folder: dirname(file), manifest: JSON.parse(await readFile(file, 'utf8')) as PageManifest };
}
