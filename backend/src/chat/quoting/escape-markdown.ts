/** What Markdown would read as its own, or make a link of; inside words an underscore is a letter. */
const SPECIAL = /[*<>[\]{}|~`\\]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|:\/\/|^www\.|\S@\S+\.\S/u;
const TRAILING_PUNCTUATION = /^(.*?)([.,;:!?)。、，！？）]*)$/su;
const FIRST_SIGN = /^(?:#{1,6}|[-+=]+|\d{1,9}[.)])(?=\s|$)/;

/** How many words a bracket may stay open before it is taken for one that is never closed. */
const MAX_BRACKETED_WORDS = 12;

/**
 * Plain text of the docs as Markdown that shows it letter by letter: what holds signs of Markdown, nearly always code
 * that lost its font, becomes a code span, whole from bracket to bracket.
 */
export function escapeMarkdown(text: string): string {
  const words = text.split(/\s+/).filter(Boolean);
  const escaped: string[] = [];
  for (let index = 0; index < words.length;) {
    const length = SPECIAL.test(words[index]!) ? bracketedWords(words, index) : 1;
    escaped.push(escapeWords(words.slice(index, index + length).join(' ')));
    index += length;
  }
  return escaped.join(' ').replace(FIRST_SIGN, (sign) => sign.replace(/[#\-+=.)]/, '\\$&'));
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
  const [, code = '', punctuation = ''] = TRAILING_PUNCTUATION.exec(text)!;
  return code === '' ? text : codeSpan(code) + punctuation;
}

function codeSpan(code: string): string {
  const mark = '`'.repeat(longestRun(code) + 1);
  const padding = code.startsWith('`') || code.endsWith('`') ? ' ' : '';
  return mark + padding + code + padding + mark;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
