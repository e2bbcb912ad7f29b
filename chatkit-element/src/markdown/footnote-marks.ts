import type { FootnotePlace } from '../sources/citations.js';

/** Characters of the private use area around a footnote's number, and a rare white space beside them. */
const open = '\uE000';
const close = '\uE001';
const space = '\u205F';

/** Begins with a footnote mark; group 1 is its number. */
export const footnoteMark = new RegExp(`^${space}?${open}(\\d+)${close}${space}?`);

const footnoteMarks = new RegExp(`${space}?${open}(\\d+)${close}${space}?`, 'g');

/** Where the next footnote mark begins, or undefined. */
export function findFootnoteMark(text: string): number | undefined {
  const index = text.search(footnoteMarks);
  return index < 0 ? undefined : index;
}

/** Takes the footnote marks out of a text; returns the text and their numbers, in order. */
export function takeFootnoteMarks(text: string): { text: string; numbers: number[] } {
  const numbers: number[] = [];
  const rest = text.replace(footnoteMarks, (_mark, number: string) => {
    numbers.push(Number(number));
    return '';
  });
  return { text: rest, numbers };
}

/**
 * Writes footnote marks into Markdown source, at `index` or at the nearest place before or after where they do not
 * change what the source means: not inside a link's address, not on a code fence, not behind a table's last bar.
 */
export function insertFootnoteMarks(source: string, places: readonly FootnotePlace[]): string {
  const clean = source.replace(/[\uE000\uE001]/g, '\uFFFD');
  const insertions = places
    .map(({ index, numbers }) => ({ ...findSafePlace(clean, index), numbers }))
    .sort((a, b) => a.at - b.at);
  let marked = '';
  let copied = 0;
  for (const { at, ownLine, numbers } of insertions) {
    marked += clean.slice(copied, at);
    copied = at;
    const marks = numbers.map((number) => `${open}${number}${close}`).join('');
    marked += ownLine === undefined ? spaced(marks, clean, at) : `\n${ownLine}${marks}\n`;
  }
  return marked + clean.slice(copied);
}

interface SafePlace {
  at: number;
  /** The indent of a line of its own for the mark, where it cannot share a line. */
  ownLine?: string;
}

/** Fences, rules, underlines of headings and link definitions. */
const standsAlone = /^([\s>]*)(`{3,}|~{3,}|([-*_=]\s*){3,}$|\[[^\]]+\]:)/;

function findSafePlace(text: string, index: number): SafePlace {
  const wanted = afterLastWord(text, Math.min(index, text.length));
  const lineStart = text.lastIndexOf('\n', wanted - 1) + 1;
  const nextBreak = text.indexOf('\n', wanted);
  const lineEnd = nextBreak < 0 ? text.length : nextBreak;
  const line = text.slice(lineStart, lineEnd);

  const alone = standsAlone.exec(line);
  if (alone) return { at: lineEnd, ownLine: alone[1] };
  const lastBar = /^\s*\|.*\|\s*$/.test(line) ? lineStart + line.lastIndexOf('|') : Infinity;
  if (wanted > lastBar) return { at: afterLastWord(text, lastBar) };
  return { at: lineStart + afterAddress(line, wanted - lineStart) };
}

function afterLastWord(text: string, index: number): number {
  return text.slice(0, index).trimEnd().length || index;
}

/** The end of the link destination, autolink or bare URL that `index` is within, else `index`. */
function afterAddress(line: string, index: number): number {
  for (const { index: start, 0: address } of line.matchAll(/\]\([^)]*\)|<[^>\s]+>|https?:\/\/[^\s<>)]+/g)) {
    if (start < index && index < start + address.length) return start + address.length;
  }
  return index;
}

/**
 * White space beside the mark ends a bare URL and lets emphasis open and close as it would without the mark. It must
 * not come between emphasis and its text.
 */
function spaced(marks: string, text: string, at: number): string {
  const noneBefore = /(^|\s)[*_~]*$/.test(text.slice(0, at));
  const noneAfter = /^[*_~]*(\s|$)|^[*_~]+[.,;:!?)]/.test(text.slice(at));
  return `${noneBefore ? '' : space}${marks}${noneAfter ? '' : space}`;
}
