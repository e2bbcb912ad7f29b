import { authoredDescription } from './description.js';
import { divideBlocks } from './divide-blocks.js';
import type { LinkedBlock } from './page-document.js';
import type { Block, PageSource, Passage, SplitPage } from './passage.js';
import { readHtml } from './read-html.js';
import { readMarkdown } from './read-markdown.js';
import { readSections } from './read-sections.js';

/**
 * Splits a page into its passages, in page order: one for each heading's section and each option-table row with an
 * id; long sections become several with the same anchor. A heading without text of its own lives on in the breadcrumbs
 * below it. A page always has a passage, so that it can be found by its title. Time and memory are linear in the page.
 */
export function splitPage(page: PageSource): SplitPage {
  const document = page.format === 'html' ? readHtml(page.content) : readMarkdown(page.content);
  const title = page.title.trim() || document.title;
  const description = page.description?.trim() || document.description;
  const sections = readSections({ ...document, title }, page.url);
  const passages = sections
    .filter(({ blocks }) => blocks.length > 0)
    .flatMap(({ anchor, headings, blocks }) =>
      divideBlocks(blocks).map((part) => toPassage(anchor, headings, part)),
    );
  if (passages.length === 0) passages.push(toPassage('', [], []));
  return { title, description: authoredDescription(description, passages), passages };
}

function toPassage(anchor: string, headings: string[], blocks: LinkedBlock[]): Passage {
  return { anchor, headings, blocks: blocks.map(withoutLinks), links: blocks.flatMap(({ links }) => links) };
}

function withoutLinks({ links: _links, ...block }: LinkedBlock): Block {
  return block;
}
