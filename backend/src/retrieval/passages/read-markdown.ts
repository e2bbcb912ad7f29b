import GithubSlugger from 'github-slugger';
import type { Nodes as HastNodes } from 'hast';
import { toString } from 'hast-util-to-string';
import { readFrontMatter } from './front-matter.js';
import { markdownToHast, mdxToHast } from './markdown-to-hast.js';
import type { PageDocument } from './page-document.js';
import { type MarkdownLine, prepareMarkdown } from './prepare-markdown.js';

/** Up to here a page is parsed as a whole; the parser's time grows faster than the text, so longer ones go in pieces. */
const WHOLE_PAGE_LENGTH = 128_000;
const PIECE_LENGTH = 16_000;

/**
 * Reads Markdown or MDX as Docusaurus would render it: front matter apart, imports and expressions dropped, the text
 * of components kept, ids on headings. What does not parse as MDX is read as plain Markdown.
 */
export function readMarkdown(source: string): PageDocument {
  const { title, description, body } = readFrontMatter(source);
  const slugger = new GithubSlugger();
  const content = divideLines(prepareMarkdown(body)).flatMap((piece) => toHast(piece, slugger));
  return { title: title || firstHeading(content), description, content };
}

function toHast(markdown: string, slugger: GithubSlugger): HastNodes[] {
  const seen = { ...slugger.occurrences };
  try {
    return mdxToHast(markdown, slugger);
  } catch {
    slugger.occurrences = seen;
    return markdownToHast(markdown, slugger);
  }
}

/** Pieces that can be parsed apart: cut before headings, else at blank lines, never inside a code block. */
function divideLines(lines: MarkdownLine[]): string[] {
  const length = lines.reduce((sum, { text }) => sum + text.length + 1, 0);
  const pieces: string[] = [];
  let piece: string[] = [];
  let pieceLength = 0;
  for (const { text, isCode } of lines) {
    const mayCut = !isCode && (/^#{1,6}\s/.test(text) || (pieceLength > 4 * PIECE_LENGTH && !text.trim()));
    if (length > WHOLE_PAGE_LENGTH && pieceLength > PIECE_LENGTH && mayCut) {
      pieces.push(piece.join('\n'));
      piece = [];
      pieceLength = 0;
    }
    piece.push(text);
    pieceLength += text.length + 1;
  }
  return [...pieces, piece.join('\n')];
}

function firstHeading(content: HastNodes[]): string {
  const heading = content.find((node) => node.type === 'element' && node.tagName === 'h1');
  return heading?.type === 'element' ? toString(heading).trim() : '';
}
