import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuiltLocale, ListedPage } from './page-manifest.js';
import { IndexingError } from './indexing-error.js';
import { type PageContent, readPage } from './read-page.js';
import { createProgressReport, reportStart, reportSummary } from './report.js';
import { type UploadOptions, type UploadTarget, uploadPages } from './upload.js';
import type { Page } from './upload-protocol.js';

/** Reads the built pages of a locale one by one. Throws an IndexingError for one whose file is gone. */
export async function* readPages({ folder, manifest }: BuiltLocale): AsyncGenerator<Page> {
  for (const listed of manifest.pages) {
    const content = readPage(await readHtml(folder, listed), manifest);
    if (content) yield toPage(listed, content);
  }
}

/** Sends the built pages of a locale, telling the terminal how it goes; promises and throws as `uploadPages` does. */
export async function indexLocale(
  built: BuiltLocale,
  service: Omit<UploadTarget, 'locale'>,
  options?: Pick<UploadOptions, 'idleTimeoutMs'>,
): Promise<void> {
  const { locale, site, pages } = built.manifest;
  const target = { ...service, locale };
  if (pages.length === 0) {
    throw new IndexingError(
      `No page of locale ${locale} can be indexed: all are empty, unlisted or hidden from search engines. The old index stays.`,
    );
  }
  reportStart(target, pages.length);
  const onProgress = createProgressReport();
  reportSummary(await uploadPages(site, readPages(built), target, { ...options, onProgress }));
}

function toPage({ url, version, updated_at }: ListedPage, content: PageContent): Page {
  return { url, format: 'html', ...content, ...(version && { version }), ...(updated_at && { updated_at }) };
}

async function readHtml(folder: string, { file, url }: ListedPage): Promise<string> {
  const path = join(folder, file);
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new IndexingError(
      `The page ${url} was built to ${path}, which cannot be read. Run "docusaurus build" again, or leave the page out with the option "indexing.exclude".`,
      { cause },
    );
  });
}
