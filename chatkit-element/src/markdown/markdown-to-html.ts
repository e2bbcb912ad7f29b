import { Marked, Renderer, type RendererThis, type Token, type Tokens } from 'marked';
import type { FootnotePlace } from '../sources/citations.js';
import { findFootnoteMark, footnoteMark, insertFootnoteMarks, takeFootnoteMarks } from './footnote-marks.js';

/** The type of our own inline token. */
const footnote = 'footnote';

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character]!);

const placeholders = (numbers: readonly number[]): string =>
  numbers.map((number) => `<sup data-footnote="${number}"></sup>`).join('');

/** Headings of an answer stand below those of the panel around them. */
const headingLevel = (depth: number): number => Math.min(depth + 2, 6);

const marked = new Marked({
  gfm: true,
  extensions: [
    {
      name: footnote,
      level: 'inline',
      start: findFootnoteMark,
      tokenizer(source) {
        const mark = footnoteMark.exec(source);
        return mark ? { type: footnote, raw: mark[0], number: Number(mark[1]) } : undefined;
      },
      renderer: (token) => placeholders([token.number as number]),
    },
  ],
}).use({
  renderer: {
    html: ({ text }) => {
      const { text: code, numbers } = takeFootnoteMarks(text);
      return escapeHtml(code) + placeholders(numbers);
    },
    code: ({ text, lang }) => {
      const { text: code, numbers } = takeFootnoteMarks(text);
      const language = escapeHtml(takeFootnoteMarks(lang ?? '').text.match(/^\S*/)![0]);
      const notes = numbers.length > 0 ? `<p>${placeholders(numbers)}</p>` : '';
      return `<figure class="code" data-language="${language}"><pre><code>${escapeHtml(code)}\n</code></pre></figure>${notes}`;
    },
    codespan: ({ text }) => {
      const { text: code, numbers } = takeFootnoteMarks(text);
      return `<code>${escapeHtml(code)}</code>${placeholders(numbers)}`;
    },
    heading({ tokens, depth }) {
      const level = headingLevel(depth);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`;
    },
    link(this: RendererThis, token) {
      const { rest, numbers } = takeFootnotes(token.tokens);
      const link = Renderer.prototype.link.call(this, { ...token, tokens: rest });
      return link + placeholders(numbers);
    },
    table(this: RendererThis, token) {
      return `<div class="table">${Renderer.prototype.table.call(this, token)}</div>`;
    },
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  },
});

/** A link inside a link is none: footnotes leave the text of a link and follow it. */
function takeFootnotes(tokens: Token[]): { rest: Token[]; numbers: number[] } {
  const numbers: number[] = [];
  const rest = tokens.flatMap((token): Token[] => {
    if (token.type === footnote) {
      numbers.push((token as Tokens.Generic).number as number);
      return [];
    }
    if (!('tokens' in token) || !token.tokens) return [token];
    const inner = takeFootnotes(token.tokens);
    numbers.push(...inner.numbers);
    return [{ ...token, tokens: inner.rest } as Token];
  });
  return { rest, numbers };
}

/**
 * Renders Markdown (GFM) to the HTML of its top-level blocks, in order; not sanitised. HTML in the source is shown as
 * text. Footnotes are empty `<sup data-footnote="n">` at their places, none is ever lost.
 */
export function markdownToHtml(source: string, places: readonly FootnotePlace[] = []): string[] {
  const blocks = marked
    .lexer(insertFootnoteMarks(source, places))
    .filter(({ type }) => type !== 'space' && type !== 'def')
    .map((token) => takeFootnoteMarks(marked.parser([token])).text);
  const rendered = blocks.join('');
  const lost = places
    .flatMap(({ numbers }) => numbers)
    .filter((number) => !rendered.includes(placeholders([number])));
  return lost.length > 0 ? [...blocks, `<p>${placeholders(lost)}</p>`] : blocks;
}
