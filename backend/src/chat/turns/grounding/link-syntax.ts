/** What a `[` begins: a link, a pair of brackets, or nothing that closes on its line. */
export type Bracket =
  | { type: 'link'; text: string; target: string; end: number }
  | { type: 'reference' | 'pair'; text: string; end: number }
  | { type: 'none' };

/** Brackets within brackets are followed so deep. */
const MAX_DEPTH = 8;

const TARGET =
  /\([ \t]*(?:<([^<>\n]*)>|((?:[^\s()\\<]|\\[^\n]|\((?:[^\s()\\]|\\[^\n]|\((?:[^\s()\\]|\\[^\n])*\))*\))(?:[^\s()\\]|\\[^\n]|\((?:[^\s()\\]|\\[^\n]|\((?:[^\s()\\]|\\[^\n])*\))*\))*)?)(?:[ \t]+(?:"(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\\\n]|\\[^\n])*'|\((?:[^()\\\n]|\\[^\n])*\)))?[ \t]*\)/y;
/** A target followed by what is neither its title nor its end. */
const NO_TARGET = /\([ \t]*[^\s()<]+[ \t]+[^\s"'()]/y;
const LABEL = /\[[^[\]\n]*\]/y;

/**
 * Reads what the `[` at `at` begins, on its line: `[text](target "title")`; brackets with a reference's label after
 * them; brackets alone. `end` is behind it. Undefined while more text could change that, unless none will come.
 */
export function readBracket(source: string, at: number, isDue: boolean): Bracket | undefined {
  const close = findClosing(source, at, isDue);
  if (close === undefined) return undefined;
  if (close < 0) return { type: 'none' };
  const text = source.slice(at + 1, close);
  const next = source[close + 1];
  if (next === undefined && !isDue) return undefined;
  if (next === '[') {
    LABEL.lastIndex = close + 1;
    if (LABEL.test(source)) return { type: 'reference', text, end: LABEL.lastIndex };
    if (!isDue && !source.includes('\n', close)) return undefined;
  }
  if (next !== '(') return { type: 'pair', text, end: close + 1 };
  TARGET.lastIndex = close + 1;
  const target = TARGET.exec(source);
  if (target) return { type: 'link', text, target: target[1] ?? target[2] ?? '', end: TARGET.lastIndex };
  NO_TARGET.lastIndex = close + 1;
  if (isDue || source.includes('\n', close) || NO_TARGET.test(source)) return { type: 'none' };
  return undefined;
}

/** The end of the code span that the backticks at `at` open; negative when its line does not close it. */
export function findCodeEnd(source: string, at: number, isDue: boolean): number | undefined {
  const [marks] = /^`+/.exec(source.slice(at)) as unknown as [string];
  const runs = /`+|\n/g;
  runs.lastIndex = at + marks.length;
  if (runs.lastIndex === source.length && !isDue) return undefined;
  for (let run = runs.exec(source); run; run = runs.exec(source)) {
    if (run[0] === '\n') return -1;
    if (runs.lastIndex === source.length && !isDue) return undefined;
    if (run[0] === marks) return runs.lastIndex;
  }
  return isDue ? -1 : undefined;
}

function findClosing(source: string, at: number, isDue: boolean): number | undefined {
  const signs = /[\\`[\]\n]/g;
  signs.lastIndex = at;
  let depth = 0;
  for (let sign = signs.exec(source); sign; sign = signs.exec(source)) {
    switch (sign[0]) {
      case '\n':
        return -1;
      case '\\':
        if (source[sign.index + 1] !== '\n') signs.lastIndex += 1;
        break;
      case '`': {
        const end = findCodeEnd(source, sign.index, isDue);
        if (end === undefined) return undefined;
        signs.lastIndex = end < 0 ? sign.index + /^`+/.exec(source.slice(sign.index))![0].length : end;
        break;
      }
      case '[':
        depth += 1;
        if (depth > MAX_DEPTH) return -1;
        break;
      default:
        depth -= 1;
        if (depth === 0) return sign.index;
    }
  }
  return isDue ? -1 : undefined;
}
