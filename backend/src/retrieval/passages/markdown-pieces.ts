import type { MarkdownLine } from './markdown-line.js';

/** Up to here a page is parsed as a whole; the parser's time grows faster than the text, so longer ones go in pieces. */
const WHOLE_PAGE_LENGTH = 128_000;
const PIECE_LENGTH = 8_000;
const DEFINITION = /^ {0,3}\[[^\]]+\]:\s*\S/;
const MAX_DEFINITIONS_LENGTH = 8_000;

/**
 * A page's Markdown in pieces that can be parsed apart: cut before headings, in longer stretches at blank lines, in
 * endless ones at any line, never inside a code block. The link definitions of the page come with every piece.
 */
export function divideMarkdown(lines: MarkdownLine[]): string[] {
  const length = lines.reduce((sum, { text }) => sum + text.length + 1, 0);
  if (length <= WHOLE_PAGE_LENGTH) return [joinLines(lines)];
  const pieces: MarkdownLine[][] = [[]];
  let pieceLength = 0;
  for (const line of lines) {
    if (mayCutBefore(line, pieceLength)) {
      pieces.push([]);
      pieceLength = 0;
    }
    pieces.at(-1)!.push(line);
    pieceLength += line.text.length + 1;
  }
  const definitions = definitionsOf(lines);
  return pieces.map((piece) => `${joinLines(piece)}\n\n${definitions}`);
}

function mayCutBefore({ text, isCode }: MarkdownLine, pieceLength: number): boolean {
  if (isCode || pieceLength < PIECE_LENGTH) return false;
  if (/^#{1,6}\s/.test(text)) return true;
  return text.trim() === '' ? pieceLength > 2 * PIECE_LENGTH : pieceLength > 4 * PIECE_LENGTH;
}

function definitionsOf(lines: MarkdownLine[]): string {
  let definitions = '';
  for (const { text, isCode } of lines) {
    if (isCode || !DEFINITION.test(text)) continue;
    if (definitions.length + text.length > MAX_DEFINITIONS_LENGTH) break;
    definitions += `${text}\n`;
  }
  return definitions;
}

function joinLines(lines: MarkdownLine[]): string {
  return lines.map(({ text }) => text).join('\n');
}
