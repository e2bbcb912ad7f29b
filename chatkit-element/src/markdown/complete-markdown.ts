/**
 * Makes Markdown that is still being written presentable: what cannot be told yet (a lone list marker, a table's
 * header row, half a link) is held back, what is open (emphasis, inline code) is closed. Only the end changes, so that
 * text once shown does not change its look when the rest arrives.
 */
export function completeMarkdown(text: string): string {
  if (insideFence(text)) return withoutPartialFence(text);
  const settled = withoutUndecidedTable(withoutUndecidedMarker(text));
  const start = lastInlineStart(settled);
  return settled.slice(0, start) + completeInline(settled.slice(start));
}

/** Where the last run of inline text begins: after an empty line, at a list item, a heading or a table's row. */
function lastInlineStart(text: string): number {
  const starts = text.matchAll(/\n\s*\n|\n(?=[\s>]*(?:[-*+]|\d+[.)]|#{1,6}|\|)\s)/g);
  return [...starts].reduce((_last, { 0: gap, index }) => index + gap.length, 0);
}

const fenceLine = /^\s*(?:>\s*|[-*+]\s+|\d+[.)]\s+)*(`{3,}|~{3,})(.*)$/;

/** Whether the text ends inside a fenced code block whose opening line is complete. */
function insideFence(text: string): boolean {
  let fence = '';
  for (const line of text.slice(0, text.lastIndexOf('\n') + 1).split('\n')) {
    const match = fenceLine.exec(line);
    if (!match) continue;
    const [, marks = '', rest = ''] = match;
    if (fence === '') fence = marks;
    else if (marks.startsWith(fence) && rest.trim() === '') fence = '';
  }
  return fence !== '';
}

function withoutPartialFence(text: string): string {
  return text.replace(/\n[\s>]*(`{1,}|~{1,})$/, '\n');
}

/** A line that is a marker alone may become a list item, a heading, a rule, a fence, or underline the line above. */
const undecidedMarker = /(^|\n)[\s>]*(?:[-*+_=]+|\d+[.)]?|#{1,6}|>|`{1,2}|(?:`{3,}|~{3,})[^\n]*)[ \t]*$/;

function withoutUndecidedMarker(text: string): string {
  return text.replace(undecidedMarker, '$1');
}

const delimiterRow = /^\s*\|?(\s*:?-+:?\s*\|)+(\s*:?-+:?\s*)?$/;

/** Rows of bars are a table only once the delimiter row below the first is complete. */
function withoutUndecidedTable(text: string): string {
  const lines = text.split('\n');
  let first = lines.at(-1) === '' ? lines.length - 1 : lines.length;
  while (first > 0 && lines[first - 1]!.trimStart().startsWith('|')) first -= 1;
  const [header, delimiters, ...rest] = lines.slice(first);
  if (!header) return text;
  const decided = delimiters !== undefined && delimiterRow.test(delimiters) && rest.length > 0;
  return decided ? text : lines.slice(0, first).join('\n');
}

function completeInline(text: string): string {
  const code = text.match(/`+/g) ?? [];
  const openCode = code.length % 2 === 1;
  if (openCode) {
    const last = text.lastIndexOf(code.at(-1)!);
    return last + code.at(-1)!.length === text.length
      ? closeEmphasis(text.slice(0, last))
      : text + code.at(-1);
  }
  return closeEmphasis(withoutHalfLink(text));
}

/** Half a link shows its text, half an image or an open angle bracket nothing. */
function withoutHalfLink(text: string): string {
  return text
    .replace(/!\[[^\]\n]*(?:\](?:\([^)\n]*)?)?$/, '')
    .replace(/(^|[^!])\[([^\]\n]*)(?:\](?:\([^)\n]*)?)?$/, '$1$2')
    .replace(/<[^\s<>]*$/, '')
    .replace(/!$/, '');
}

/** Closes the emphasis that is open at the end, innermost first. */
function closeEmphasis(text: string): string {
  const visible = text.replace(/`[^`]*`/g, (code) => 'x'.repeat(code.length)).replace(/\\[*_~]/g, 'xx');
  const tail = /(\*+|_+|~+)$/.exec(visible)?.[0] ?? '';
  const kept = text.slice(0, text.length - tail.length);
  const open: string[] = [];
  for (const { 0: run, index } of visible.slice(0, kept.length).matchAll(/\*+|_+|~~/g)) {
    if (isIntraword(visible, index, run)) continue;
    const opens = /\S/.test(visible[index + run.length] ?? ' ');
    const last = open.at(-1);
    if (last === run && /\S/.test(visible[index - 1] ?? ' ')) open.pop();
    else if (opens) open.push(run);
  }
  const end = kept.trimEnd();
  return end + open.reverse().join('') + kept.slice(end.length);
}

/** snake_case and 2*3 open nothing. */
function isIntraword(text: string, index: number, run: string): boolean {
  const before = text[index - 1] ?? ' ';
  const after = text[index + run.length] ?? ' ';
  if (run.startsWith('_')) return /\w/.test(before) && /\w/.test(after);
  return /\s/.test(before) && /\s/.test(after);
}
