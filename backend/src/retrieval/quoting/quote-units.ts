import type { Block } from '../passages/passage.js';
import { sentencesOf } from './sentences.js';

/** The least that can be quoted: a sentence, a list item, a table row, a code block. */
export interface QuoteUnit {
  kind: Block['kind'];
  /** Position among the units of its passage. */
  position: number;
  /** Position of its block in the passage. */
  block: number;
  text: string;
  language?: string;
}

/** The units of a passage's blocks, in order. A table's first row, which names its columns, is none. */
export function unitsOf(blocks: Block[], locale: string): QuoteUnit[] {
  return blocks
    .flatMap(({ kind, text, language }, block) =>
      piecesOf(kind, text, locale)
        .filter((piece) => piece.trim() !== '')
        .map((piece) => ({ kind, block, text: piece, language })),
    )
    .map((unit, position) => ({ ...unit, position }));
}

function piecesOf(kind: Block['kind'], text: string, locale: string): string[] {
  if (kind === 'code') return [text];
  if (kind === 'text') return sentencesOf(text, locale);
  const lines = text.split('\n');
  return kind === 'table' && lines.length > 1 ? lines.slice(1) : lines;
}
