import { setImmediate as nextTick } from 'node:timers/promises';
import type { IndexRecipe } from '../retrieval/index-recipe.js';
import { passageText } from '../retrieval/passage-text.js';
import { pageKey, type CatalogPage, type PageIdentity } from '../retrieval/site-catalog.js';
import { analyzePage, hashOfPage } from './analyze-page.js';
import type { IndexingProgress } from './indexing-summary.js';
import type { StagedUpload } from './staged-upload.js';

/** What is being brought up to date: the upload, where to, and what is there. */
export interface IndexWork {
  upload: StagedUpload;
  recipe: IndexRecipe;
  /** Whether the scope's passages were made by the recipe, so that unchanged pages can stay. */
  isCurrent: boolean;
  known: ReadonlyMap<string, PageIdentity>;
  pages(): AsyncIterable<CatalogPage>;
  onProgress(progress: IndexingProgress): void;
}

/** Whether a page can stay as it is. */
export function isUnchanged({ known, isCurrent }: IndexWork, page: CatalogPage): boolean {
  return isCurrent && known.get(pageKey(page))?.hash === hashOfPage(page);
}

/** The texts of each page's passages as they are embedded; none for a page that is not `isWanted`. */
export async function* textsOf(
  pages: AsyncIterable<CatalogPage>,
  isWanted: (page: CatalogPage) => boolean = () => true,
): AsyncGenerator<string[]> {
  for await (const page of pages) {
    if (!isWanted(page)) {
      yield [];
      continue;
    }
    const { title, passages } = analyzePage(page);
    yield passages.map((passage) => passageText(title, passage));
    await nextTick();
  }
}
