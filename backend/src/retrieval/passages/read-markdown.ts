import GithubSlugger from 'github-slugger';
import type { Nodes } from 'hast';
import { toString } from 'hast-util-to-string';
import { boundMarkdown } from './bounded-markdown.js';
import { element } from './element.js';
import { readFrontMatter } from './front-matter.js';
import { divideMarkdown } from './markdown-pieces.js';
import { markdownToHast, mdxToHast } from './markdown-to-hast.js';
import type { PageDocument } from './page-document.js';
import { prepareMarkdown } from './prepare-markdown.js';

/**
 * Reads Markdown or MDX as Docusaurus would render it: front matter apart, imports and expressions dropped, the text
 * of components kept, ids on headings. What does not parse as MDX is read as plain Markdown.
 */
export function readMarkdown(source: string): PageDocument {
  const { title, description, body } = readFrontMatter(source);
  const slugger = new GithubSlugger();
  const content = divideMarkdown(boundMarkdown(prepareMarkdown(body))).flatMap((piece) =>
    toHast(piece, slugger),
  );
  return { title: title || firstHeading(content), description, content };
}

/** As MDX, else as Markdown, else, should both give up, as paragraphs of text. */
function toHast(markdown: string, slugger: GithubSlugger): Nodes[] {
  const taken = { ...slugger.occurrences };
  for (const read of [mdxToHast, markdownToHast]) {
    try {
      return read(markdown, slugger);
    } catch {
      slugger.occurrences = { ...taken };
    }
  }
  return markdown.split(/\n{2,}/).map((text) => element('p', {}, [{ type: 'text', value: text }]));
}

function firstHeading(content: Nodes[]): string {
  const heading = content.find((node) => node.type === 'element' && node.tagName === 'h1');
  return heading?.type === 'element' ? toString(heading).trim() : '';
}
