import type { Block } from '../../retrieval/passages/passage.js';

/** The least that can be quoted: a sentence, a list item, a table row, a code block. */
export interface QuoteUnit {
  kind: Block['kind'];
  /** Position of its block in the passage. */
  block: number;
  text: string;
  language?: string;
  title?: string;
}

/** The units of a passage's blocks, in order. A table's first row, which names its columns, is none. */
export function unitsOf(blocks: Block[], locale: string): QuoteUnit[] {
  const segmenter = sentenceSegmenter(locale);
  return blocks.flatMap(({ kind, text, language, title }, block) =>
    piecesOf(kind, text, segmenter)
      .map((piece) => ({ kind, block, text: piece, language, title }))
      .filter((unit) => unit.text !== ''),
  );
}

function piecesOf(kind: Block['kind'], text: string, segmenter: Intl.Segmenter): string[] {
  switch (kind) {
    case 'code':
      return [text];
    case 'list':
      return text.split('\n');
    case 'table': {
      const rows = text.split('\n');
      return rows.length > 1 ? rows.slice(1) : rows;
    }
    case 'text':
      return [...segmenter.segment(text)].map(({ segment }) => segment.trim());
  }
}

function sentenceSegmenter(locale: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(locale, { granularity: 'sentence' });
  } catch {
    return new Intl.Segmenter('en', { granularity: 'sentence' });
  }
}
