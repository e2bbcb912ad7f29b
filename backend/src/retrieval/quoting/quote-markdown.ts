import { OMISSION } from './code-excerpt.js';
import { cutMarked, type MarkedText } from '../passages/marked-text.js';
import { fenceCode } from './escape-markdown.js';
import { toInlineMarkdown } from './inline-markdown.js';
import type { QuoteUnit } from './quote-units.js';
import { FULL_WIDTH_END } from './sentences.js';

interface MarkdownBlock {
  isCode: boolean;
  markdown: string;
}

/**
 * Units of one passage as Markdown: sentences of a paragraph in one, with `…` between them where some are left out, list
 * items and table rows as a list, code fenced with its language. `marker` stands after the last words, since nothing can stand in code.
 */
export function quoteToMarkdown(units: QuoteUnit[], marker: string): string {
  const blocks: MarkdownBlock[] = [];
  units.forEach((unit, index) => {
    const previous = units[index - 1];
    const last = blocks.at(-1);
    if (last && previous && continuesBlock(unit, previous)) {
      last.markdown += separator(unit, previous) + toMarkdown(unit);
    } else {
      blocks.push({ isCode: unit.kind === 'code', markdown: toMarkdown(unit) });
    }
  });
  const words = blocks.findLast(({ isCode }) => !isCode);
  if (words) words.markdown += ` ${marker}`;
  else blocks.push({ isCode: false, markdown: marker });
  return blocks.map(({ markdown }) => markdown).join('\n\n');
}

function continuesBlock(unit: QuoteUnit, previous: QuoteUnit): boolean {
  return unit.kind !== 'code' && unit.kind === previous.kind && unit.block === previous.block;
}

function separator({ kind, position }: QuoteUnit, previous: QuoteUnit): string {
  if (kind !== 'text') return '\n';
  if (position > previous.position + 1) return ` ${OMISSION} `;
  return FULL_WIDTH_END.test(previous.text) ? '' : ' ';
}

function toMarkdown(unit: QuoteUnit): string {
  switch (unit.kind) {
    case 'text':
      return toInlineMarkdown(unit);
    case 'code':
      return fenceCode(unit.text, unit.language);
    case 'list':
      return `- ${toInlineMarkdown(unit)}`;
    case 'table':
      return `- ${cellsOf(unit).map(toInlineMarkdown).filter(Boolean).join(' – ')}`;
  }
}

/** The cells of a row; a bar within code is none between cells. */
function cellsOf(row: MarkedText): MarkedText[] {
  const bars = [...row.text.matchAll(/ \| /g)].filter(
    ({ index }) => !row.code.some(([start, end]) => start <= index && index < end),
  );
  const starts = [0, ...bars.map(({ index }) => index + 3)];
  return cutMarked(
    row,
    starts.map((start, cell) => [start, bars[cell]?.index ?? row.text.length]),
  );
}
