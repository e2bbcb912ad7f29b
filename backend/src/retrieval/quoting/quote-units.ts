import { cutMarked, type MarkedText, type TextRange } from '../passages/marked-text.js';
import type { Block } from '../passages/passage.js';
import { sentencesOf } from './sentences.js';

/** The least that can be quoted: a sentence, a list item, a table row, a code block. */
export interface QuoteUnit extends MarkedText {
  kind: Block['kind'];
  /** Position among the units of its passage. */
  position: number;
  /** Position of its block in the passage. */
  block: number;
  language?: string;
}

/** The units of a passage's blocks, in order. A table's first row, which names its columns, is none. */
export function unitsOf(blocks: Block[], locale: string): QuoteUnit[] {
  return blocks
    .flatMap((block, index) =>
      cutMarked(block, stretchesOf(block, locale))
        .filter(({ text }) => text.trim() !== '')
        .map((piece) => ({ kind: block.kind, block: index, ...piece, language: block.language })),
    )
    .map((unit, position) => ({ ...unit, position }));
}

/** Where the pieces of a block stand in its text. */
function stretchesOf({ kind, text, code = [] }: Block, locale: string): TextRange[] {
  if (kind === 'code') return [[0, text.length]];
  if (kind === 'text') return joinWithin(code, locate(sentencesOf(text, locale), text));
  const lines = locate(text.split('\n'), text);
  return kind === 'table' && lines.length > 1 ? lines.slice(1) : lines;
}

function locate(pieces: string[], text: string): TextRange[] {
  let end = 0;
  return pieces.map((piece) => {
    const start = text.indexOf(piece, end);
    end = start + piece.length;
    return [start, end];
  });
}

/** A full stop in code ends no sentence. */
function joinWithin(code: TextRange[], sentences: TextRange[]): TextRange[] {
  const joined: TextRange[] = [];
  for (const [start, end] of sentences) {
    const last = joined.at(-1);
    if (last && code.some(([from, to]) => from < last[1] && start < to)) last[1] = end;
    else joined.push([start, end]);
  }
  return joined;
}
