import type { MarkedText, TextRange } from '../passages/marked-text.js';
import { beginAsParagraph, codeSpan, escapeWithin, SPECIAL, withoutPunctuation } from './escape-markdown.js';

/** Plain text of the docs as Markdown that shows it letter by letter, its inline code as code. */
export function toInlineMarkdown({ text, code }: MarkedText): string {
  let markdown = '';
  let end = 0;
  for (const [start, next] of widen(text, code)) {
    markdown += escapeWithin(text.slice(end, start)) + codeSpan(text.slice(start, next));
    end = next;
  }
  return beginAsParagraph(markdown + escapeWithin(text.slice(end)));
}

/** Joins what touches: two code spans without a space between them, or one beside a sign of Markdown, would be read as one. */
function widen(text: string, code: TextRange[]): TextRange[] {
  const widened: TextRange[] = [];
  code.forEach(([start, end], index) => {
    const last = widened.at(-1);
    const before = text
      .slice(last?.[1] ?? 0, start)
      .split(/\s/)
      .at(-1)!;
    const [after = ''] = text.slice(end, code[index + 1]?.[0]).split(/\s/, 1);
    const from = start - signsOf(before, 'before').length;
    const to = end + signsOf(after, 'after').length;
    if (last && last[1] >= from) last[1] = to;
    else widened.push([from, to]);
  });
  return widened;
}

/** What of the letters right beside a code span would not stay text: all but the sentence's own punctuation. */
function signsOf(letters: string, side: 'before' | 'after'): string {
  if (!SPECIAL.test(letters)) return '';
  const [opening, word, closing] = withoutPunctuation(letters);
  return side === 'before' ? word + closing : opening + word;
}
