/** What Markdown would read as its own, or make a link of; inside words an underscore is a letter. */
export const SPECIAL = /[*<>[\]{}|~`\\]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|:\/\/|^www\.|\S@\S+\.\S/u;
const OPENING_PUNCTUATION = /^[("'“„«（「]+/u;
const CLOSING_PUNCTUATION = /[.,;:!?"'”»。、，！？]$/u;
const FIRST_SIGN = /^(?:#{1,6}|[-+=]+|\d{1,9}[.)])(?=\s|$)/;

/** How many words a bracket may stay open before it is taken for one that is never closed. */
const MAX_BRACKETED_WORDS = 12;

/**
 * Plain text of the docs as Markdown that shows it letter by letter: what holds signs of Markdown, nearly always code
 * that lost its font, becomes a code span, whole from bracket to bracket.
 */
export function escapeMarkdown(text: string): string {
  return beginAsParagraph(escapeWithin(text));
}

/** The same for a part of a line, the spaces at its ends kept. */
export function escapeWithin(text: string): string {
  const words = text.split(/\s+/).filter(Boolean);
  const escaped: string[] = [];
  for (let index = 0; index < words.length;) {
    const length = SPECIAL.test(words[index]!) ? bracketedWords(words, index) : 1;
    escaped.push(escapeWords(words.slice(index, index + length).join(' ')));
    index += length;
  }
  const [before, after] = [/^\s/, /\s$/].map((edge) => (edge.test(text) ? ' ' : ''));
  return words.length > 0 ? before + escaped.join(' ') + after : before!;
}

/** Inline Markdown at the beginning of a line: no heading, list item or rule begins with it. */
export function beginAsParagraph(markdown: string): string {
  return markdown.trim().replace(FIRST_SIGN, (sign) => sign.replace(/[#\-+=.)]/, '\\$&'));
}

/** A code fence around a text, longer than any in it. */
export function fenceCode(text: string, language = ''): string {
  const mark = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${mark}${language}\n${text}\n${mark}`;
}

/** How many words from `start` on close the brackets that the first opens; 1 when it opens none or they stay open. */
function bracketedWords(words: string[], start: number): number {
  let open = 0;
  for (let count = 1; count <= MAX_BRACKETED_WORDS && start + count <= words.length; count += 1) {
    const word = words[start + count - 1]!;
    open += (word.match(/[<[{(]/g)?.length ?? 0) - (word.match(/[>\]})]/g)?.length ?? 0);
    if (open <= 0) return count;
  }
  return 1;
}

function escapeWords(text: string): string {
  if (!SPECIAL.test(text)) return text;
  const [before, code, after] = withoutPunctuation(text);
  return code === '' ? codeSpan(text) : before + codeSpan(code) + after;
}

/** What a sentence put around a word stays text; brackets that belong to the word stay with it. */
export function withoutPunctuation(text: string): [before: string, word: string, after: string] {
  const before = OPENING_PUNCTUATION.exec(text)?.[0] ?? '';
  let word = text.slice(before.length);
  while (CLOSING_PUNCTUATION.test(word) || closesWhatItNeverOpened(word)) word = word.slice(0, -1);
  return [before, word, text.slice(before.length + word.length)];
}

function closesWhatItNeverOpened(word: string): boolean {
  if (!/[)）」]$/u.test(word)) return false;
  return (word.match(/[)）」]/gu)?.length ?? 0) > (word.match(/[(（「]/gu)?.length ?? 0);
}

/** A code span around a text without line breaks, whatever backticks are in it. */
export function codeSpan(code: string): string {
  const mark = '`'.repeat(longestRun(code) + 1);
  const padding = code.startsWith('`') || code.endsWith('`') ? ' ' : '';
  return mark + padding + code + padding + mark;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
