import type { MarkdownLine } from './markdown-line.js';

/** Deeper indentation, and longer runs of quote and list marks, nest blocks beyond any reader's use. */
const MAX_INDENT = 64;
const MAX_NESTING = 16;

/** Marks that are matched pairwise within a paragraph: one with more of them is data, not prose. */
const MAX_MARKS_A_PARAGRAPH = 2_000;

/** Longer lines of prose are broken at a space, which Markdown reads alike, so that a page can be parsed in pieces. */
const MAX_LINE_LENGTH = 8_000;
const PIECE = new RegExp(`\\s*\\S[^]{0,${MAX_LINE_LENGTH}}(?=\\s|$)|[^]{1,${MAX_LINE_LENGTH}}`, 'g');

const CONTAINER_MARKS = /^(?:\s*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))+/;
const CONTAINER_MARK = /\s*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s))/g;
const DIRECTIVE_OPENS = /^\s*:{3,}\s*[\p{L}_]/u;
const DIRECTIVE_CLOSES = /^\s*:{3,}\s*$/;

/**
 * The same Markdown with what makes a parser slow or deep taken out: nesting is bounded, paragraphs of nothing but
 * marks lose their marking, endless lines are broken. Ordinary pages come out as they went in.
 */
export function boundMarkdown(lines: MarkdownLine[]): MarkdownLine[] {
  const directives = new DirectiveDepth();
  const marks = new ParagraphMarks();
  return lines.flatMap((line) => {
    if (line.isCode) return [line];
    if (!directives.allows(line.text)) return [{ text: '', isCode: false }];
    return breakLine(boundNesting(line.text)).map((text) => ({ text: marks.bound(text), isCode: false }));
  });
}

function boundNesting(line: string): string {
  return line
    .replace(/^\s+/, (indent) => indent.slice(0, MAX_INDENT))
    .replace(CONTAINER_MARKS, (marks) => marksIn(marks).slice(0, MAX_NESTING).join(''));
}

/** How many quotes and lists a line opens or continues. */
export function nestingOf(line: string): number {
  const marks = CONTAINER_MARKS.exec(line);
  return marks ? marksIn(marks[0]).length : 0;
}

function marksIn(marks: string): string[] {
  return `${marks} `.match(CONTAINER_MARK)!;
}

function breakLine(line: string): string[] {
  if (line.length <= MAX_LINE_LENGTH || /^\s*[|#]/.test(line)) return [line];
  const pieces = line.match(PIECE) ?? [];
  return pieces.map((piece, index) => (index === 0 ? piece : piece.trimStart()));
}

/** Counts how many container directives are open. */
class DirectiveDepth {
  private depth = 0;

  allows(line: string): boolean {
    if (DIRECTIVE_CLOSES.test(line)) this.depth = Math.max(0, this.depth - 1);
    else if (DIRECTIVE_OPENS.test(line)) this.depth += 1;
    else return true;
    if (this.depth <= MAX_NESTING) return true;
    if (DIRECTIVE_OPENS.test(line)) this.depth -= 1;
    return false;
  }
}

/** Counts the marks of a paragraph; headings, table rows and list items are each inline content of their own. */
class ParagraphMarks {
  private marks = 0;

  bound(line: string): string {
    const isProse = !/^\s*(?:$|[|#>]|[-*+]\s|\d+[.)]\s)/.test(line);
    this.marks = (isProse ? this.marks : 0) + (line.match(/[*_~[\]`]/g)?.length ?? 0);
    return this.marks > MAX_MARKS_A_PARAGRAPH ? line.replace(/[*_~[\]`<]/g, '\\$&') : line;
  }
}
