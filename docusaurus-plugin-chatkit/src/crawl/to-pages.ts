import { IndexingError } from '../indexing/indexing-error.js';
import { readPage } from '../indexing/read-page.js';
import type { Page } from '../indexing/upload-protocol.js';
import type { CrawledPage } from './crawl-pages.js';
import type { CrawledVersions } from './crawled-versions.js';
import type { CrawlState } from './crawl-state.js';
import { findTitleSuffix } from './title-suffix.js';

/** The longest title, and description, that the service takes. */
const MAX_TITLE_LENGTH = 1000;
const MAX_DESCRIPTION_LENGTH = 5000;

/** Reads the selected pages from the crawl's state one by one, as the service takes them. */
export async function* toPages(
  selected: CrawledPage[],
  versions: CrawledVersions,
  state: CrawlState,
): AsyncGenerator<Page> {
  const titleSuffix = findTitleSuffix(selected.map(({ title }) => title));
  for (const page of selected) {
    const { listed, path } = page;
    const kept = await state.find(listed.url.href);
    const content = kept && readPage(kept.html, { titleSuffix, noIndex: false });
    if (!content) {
      throw new IndexingError(
        `The page ${path} is no longer in ${state.folder}. Run the same command again.`,
      );
    }
    const version = versions.nameOf(page);
    yield {
      url: path,
      format: 'html',
      title: shorten(content.title, MAX_TITLE_LENGTH),
      content: content.content,
      ...(content.description && { description: shorten(content.description, MAX_DESCRIPTION_LENGTH) }),
      ...(version && { version }),
      ...(listed.updatedAt && { updated_at: listed.updatedAt }),
    };
  }
}

/** Cuts a text, never inside a character. */
function shorten(text: string, maxLength: number): string {
  return text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '');
}
