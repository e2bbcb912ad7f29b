import { nestingOf } from './bounded-markdown.js';
import type { MarkdownLine } from './markdown-line.js';

/** Up to here a page is parsed as a whole; the parser's time grows faster than the text, so longer ones go in pieces. */
const WHOLE_PAGE_LENGTH = 128_000;
const PIECE_LENGTH = 8_000;
/** What a line counts at least, and a list or quote within another: the parser's time grows with them as with text. */
const LEAST_LINE_LENGTH = 16;
const NESTING_LENGTH = 64;
const HEADING = /^#{1,6}\s/;
const TABLE_DELIMITERS = /^(?=.*-)(?=.*\|)[\s|:-]+$/;
const DEFINITION = /^ {0,3}\[[^\]]+\]:\s*\S/;
const MAX_DEFINITIONS_LENGTH = 8_000;

/**
 * A page's Markdown in pieces that can be parsed apart: cut before headings, in longer stretches at blank lines, in
 * endless ones at any line, never inside a code block. The link definitions of the page come with every piece, the
 * names of its columns with every piece of a table.
 */
export function divideMarkdown(lines: MarkdownLine[]): string[] {
  const length = lines.reduce((sum, line) => sum + lengthOf(line), 0);
  if (length <= WHOLE_PAGE_LENGTH) return [joinLines(lines)];
  const pieces: MarkdownLine[][] = [[]];
  let pieceLength = 0;
  let tableHead: MarkdownLine[] = [];
  for (const [index, line] of lines.entries()) {
    if (endsTable(line)) tableHead = [];
    if (mayCutBefore(line, pieceLength)) {
      pieces.push([...tableHead]);
      pieceLength = 0;
    }
    if (delimitsColumns(line)) tableHead = lines.slice(Math.max(0, index - 1), index + 1);
    pieces.at(-1)!.push(line);
    pieceLength += lengthOf(line);
  }
  const definitions = definitionsOf(lines);
  return pieces.map((piece) => `${joinLines(piece)}\n\n${definitions}`);
}

function lengthOf({ text, isCode }: MarkdownLine): number {
  if (isCode) return text.length + 1;
  const nested = Math.max(0, nestingOf(text) - 1);
  return Math.max(LEAST_LINE_LENGTH, text.length + 1) + nested * NESTING_LENGTH;
}

function endsTable({ text, isCode }: MarkdownLine): boolean {
  return isCode || text.trim() === '' || HEADING.test(text);
}

/** A line below the names of a table's columns; names without end are not worth repeating. */
function delimitsColumns({ text, isCode }: MarkdownLine): boolean {
  return !isCode && text.length < PIECE_LENGTH && TABLE_DELIMITERS.test(text);
}

function mayCutBefore(line: MarkdownLine, pieceLength: number): boolean {
  const { text, isCode } = line;
  if (isCode || pieceLength < PIECE_LENGTH || delimitsColumns(line)) return false;
  if (HEADING.test(text)) return true;
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
