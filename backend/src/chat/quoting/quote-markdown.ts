import type { QuoteUnit } from './quote-unit.js';

/** What Markdown would read as its own; inside words an underscore is a letter. */
const SPECIAL = /[*<>[\]{}|~`\\]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|:\/\/|^www\./u;
const TRAILING_PUNCTUATION = /^(.*?)([.,;:!?)。、，！？）]*)$/su;

/**
 * Plain text of the docs as Markdown that shows it letter by letter: what holds signs of Markdown, nearly always code
 * that lost its font, becomes a code span.
 */
export function escapeText(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim().split(' ');
  return words
    .map(escapeWord)
    .join(' ')
    .replace(/^(?:#{1,6}|[-+=]+|\d{1,9}[.)])(?=\s|$)/, escapeFirstSign);
}

/** Units of one passage as Markdown: sentences of a paragraph in one, items as a list, code fenced with its language. */
export function unitsToMarkdown(units: QuoteUnit[], marker: string): string {
  const blocks: { isCode: boolean; markdown: string }[] = [];
  let previous: QuoteUnit | undefined;
  for (const unit of units) {
    const last = blocks.at(-1);
    const continues = last && previous?.kind === unit.kind && unit.kind !== 'code';
    if (continues && unit.kind === 'text' && previous?.block === unit.block)
      last.markdown += ` ${escapeText(unit.text)}`;
    else if (continues && unit.kind !== 'text') last.markdown += `\n- ${lineOf(unit)}`;
    else if (unit.kind === 'code') blocks.push({ isCode: true, markdown: fence(unit) });
    else
      blocks.push({
        isCode: false,
        markdown: unit.kind === 'text' ? escapeText(unit.text) : `- ${lineOf(unit)}`,
      });
    previous = unit;
  }
  const marked = blocks.findLast(({ isCode }) => !isCode);
  if (marked) marked.markdown += ` ${marker}`;
  else blocks.push({ isCode: false, markdown: marker });
  return blocks.map(({ markdown }) => markdown).join('\n\n');
}

function lineOf({ kind, text }: QuoteUnit): string {
  if (kind !== 'table') return escapeText(text);
  return text.split(' | ').map(escapeText).filter(Boolean).join(' – ');
}

function fence({ text, language = '' }: QuoteUnit): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const mark = '`'.repeat(longest + 1);
  return `${mark}${language}\n${text}\n${mark}`;
}

function escapeWord(word: string): string {
  if (!SPECIAL.test(word)) return word;
  const [, code = '', punctuation = ''] = TRAILING_PUNCTUATION.exec(word)!;
  const hasSpecial = SPECIAL.test(code);
  return hasSpecial ? codeSpan(code) + punctuation : word.replace(/[^\p{L}\p{N}\s]/gu, '\\$&');
}

function codeSpan(code: string): string {
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const mark = '`'.repeat(longest + 1);
  const padding = code.startsWith('`') || code.endsWith('`') ? ' ' : '';
  return mark + padding + code + padding + mark;
}

function escapeFirstSign(sign: string): string {
  return sign.replace(/[#\-+=.)]/, '\\$&');
}
