import type { Block } from './passage.js';

/** UTF-16 offsets in a text, end exclusive. */
export type TextRange = [start: number, end: number];

/** Plain text and where inline code stands in it: ascending, not overlapping. */
export interface MarkedText {
  text: string;
  code: TextRange[];
}

/** Stand around inline code while a text is gathered; Unicode keeps them for a program's own use. */
export const CODE_START = '\ufdd0';
export const CODE_END = '\ufdd1';
const MARK = /([\ufdd0\ufdd1])/;
const MARKS = /[\ufdd0\ufdd1]/g;
const ZERO_WIDTH = /[\u200b\ufeff]/g;

/** A text without marks: what a page writes must not pass for ours. */
export function withoutMarks(text: string): string {
  return text.replace(MARKS, '');
}

/** Runs of white space become one space; zero-width characters, which themes put beside headings, and marks go. */
export function collapseWhitespace(text: string): string {
  return withoutMarks(text).replace(ZERO_WIDTH, '').replace(/\s+/g, ' ').trim();
}

/** What `collapseWhitespace` makes of a gathered text, with the marks as ranges. Linear in the text. */
export function readMarks(gathered: string): MarkedText {
  const code: TextRange[] = [];
  const pieces: string[] = [];
  let length = 0;
  let endsInSpace = true;
  let start: number | undefined;
  for (const piece of gathered.split(MARK)) {
    if (piece === CODE_START) start ??= length;
    else if (piece === CODE_END) {
      if (start !== undefined) code.push([start, length]);
      start = undefined;
    } else {
      const collapsed = piece.replace(ZERO_WIDTH, '').replace(/\s+/g, ' ');
      const added: string = endsInSpace ? collapsed.trimStart() : collapsed;
      if (added === '') continue;
      pieces.push(added);
      length += added.length;
      endsInSpace = added.endsWith(' ');
    }
  }
  if (start !== undefined) code.push([start, length]);
  const text = pieces.join('');
  return { text: text.trimEnd(), code: code.flatMap((range) => trimRange(text, range)) };
}

/** Texts as one, with `separator` between them. */
export function joinMarked(parts: MarkedText[], separator: string): MarkedText {
  const code: TextRange[] = [];
  let offset = 0;
  for (const part of parts) {
    for (const [start, end] of part.code) code.push([start + offset, end + offset]);
    offset += part.text.length + separator.length;
  }
  return { text: parts.map(({ text }) => text).join(separator), code };
}

/** Stretches of a text, ascending and not overlapping, each with the code in it. Linear in the text. */
export function cutMarked(
  { text, code = [] }: Pick<Block, 'text' | 'code'>,
  stretches: TextRange[],
): MarkedText[] {
  let first = 0;
  return stretches.map(([start, end]) => {
    while (first < code.length && code[first]![1] <= start) first += 1;
    const within: TextRange[] = [];
    for (let index = first; index < code.length && code[index]![0] < end; index += 1) {
      const [from, to] = code[index]!;
      within.push([Math.max(from, start) - start, Math.min(to, end) - start]);
    }
    return { text: text.slice(start, end), code: within };
  });
}

/** A text as a block holds it: without the list of ranges where there is no code. */
export function toBlockText({ text, code }: MarkedText): Pick<Block, 'text' | 'code'> {
  return { text, code: code.length > 0 ? code : undefined };
}

/** A range without the white space at its ends; none when nothing is left. */
function trimRange(text: string, [start, end]: TextRange): TextRange[] {
  const marked = text.slice(start, end);
  const from = start + marked.length - marked.trimStart().length;
  const to = start + marked.trimEnd().length;
  return from < to ? [[from, to]] : [];
}
