import { Marked, type Token, type Tokens } from 'marked';
import type { FootnotePlace } from '../sources/citations.js';
import { findFootnoteMark, footnoteMark, insertFootnoteMarks } from './footnote-marks.js';

/** A footnote's place among the inline tokens. */
export interface FootnoteToken extends Tokens.Generic {
  type: 'footnote';
  number: number;
}

const marked = new Marked({
  gfm: true,
  extensions: [
    {
      name: 'footnote',
      level: 'inline',
      start: findFootnoteMark,
      tokenizer(source): FootnoteToken | undefined {
        const mark = footnoteMark.exec(source);
        return mark ? { type: 'footnote', raw: mark[0], number: Number(mark[1]) } : undefined;
      },
    },
  ],
});

/**
 * Reads Markdown (GFM) into its blocks. Footnotes are tokens of their own; where the text around them takes no tokens
 * (code, HTML, addresses) they stay marks in it, for `takeFootnoteMarks`. A source that cannot be read is one paragraph of
 * plain text.
 */
export function readMarkdown(source: string, places: readonly FootnotePlace[]): Token[] {
  try {
    return marked.lexer(insertFootnoteMarks(source, places));
  } catch {
    return asItStands(source);
  }
}

/** The parser fails on some lists of quotes that are none, which a model may write all the same. */
function asItStands(text: string): Token[] {
  return [
    { type: 'paragraph', raw: text, text, tokens: [{ type: 'text', raw: text, text, escaped: false }] },
  ];
}

/** Takes footnotes out of inline tokens: in a link's text they would be links inside a link. */
export function takeFootnoteTokens(tokens: readonly Token[]): { rest: Token[]; numbers: number[] } {
  const numbers: number[] = [];
  const rest = tokens.flatMap((token): Token[] => {
    if (token.type === 'footnote') {
      numbers.push((token as FootnoteToken).number);
      return [];
    }
    if (!('tokens' in token) || !token.tokens) return [token];
    const inner = takeFootnoteTokens(token.tokens);
    numbers.push(...inner.numbers);
    return [{ ...token, tokens: inner.rest } as Token];
  });
  return { rest, numbers };
}
