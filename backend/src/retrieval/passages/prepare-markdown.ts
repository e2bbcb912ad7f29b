import type { MarkdownLine } from './markdown-line.js';

const FENCE = /^((?:[\s>]|[-*+]\s|\d+[.)]\s)*)(`{3,}|~{3,})\s*(.*)$/;
const HEADING_ID = /\{(?:#([^\s{}]+)|\/\*\s*#([^\s{}*]+)(?:\s[^*{}]*)?\*\/)\}\s*$/;
const HEADING = /^ {0,3}#{1,6}\s/;
const HEADING_ID_IN_HTML = /<!--\s*#([^\s{}<>]+?)(?:\s[^<>]*)?-->\s*$/;
const DIRECTIVE = /^\s*:{3,}/;
const ADMONITION_WITH_TITLE = /^(\s*:{3,}\s*[a-z][\w-]*)\s+([^\s{[].*)$/i;

/**
 * Markdown with Docusaurus' own conventions in a form that every parser takes: `mdx-code-block` fences opened,
 * HTML comments removed, every spelling of a heading's id as an escaped `{#id}`, titles of admonitions in brackets.
 */
export function prepareMarkdown(source: string): MarkdownLine[] {
  const lines: MarkdownLine[] = [];
  let fence: { mark: string; isOpened: boolean } | undefined;
  let inComment = false;
  for (const line of source.split(/\r\n?|\n/)) {
    const mark = inComment ? null : FENCE.exec(line);
    if (fence && mark && closes(mark, fence.mark)) {
      lines.push({ text: fence.isOpened ? '' : line, isCode: !fence.isOpened });
      fence = undefined;
    } else if (fence && !fence.isOpened) {
      lines.push({ text: line, isCode: true });
    } else if (mark && !fence && !(mark[2]!.startsWith('`') && mark[3]!.includes('`'))) {
      fence = { mark: mark[2]!, isOpened: mark[3]!.startsWith('mdx-code-block') };
      lines.push({ text: fence.isOpened ? '' : line, isCode: !fence.isOpened });
    } else {
      const isHeading = !inComment && HEADING.test(line);
      const stripped = stripComments(isHeading ? line.replace(HEADING_ID_IN_HTML, '{#$1}') : line, inComment);
      inComment = stripped.inComment;
      lines.push({ text: prepareLine(stripped.text), isCode: false });
    }
  }
  return lines;
}

function closes(mark: RegExpExecArray, opening: string): boolean {
  return mark[3] === '' && mark[2]!.startsWith(opening);
}

function prepareLine(line: string): string {
  if (DIRECTIVE.test(line)) return line.replace(ADMONITION_WITH_TITLE, '$1[$2]');
  return line.replace(
    HEADING_ID,
    (_match, plain?: string, commented?: string) => `\\{#${plain ?? commented}}`,
  );
}

/** Removes HTML comments, which may run over lines; one in inline code is code. */
function stripComments(line: string, startsInComment: boolean): { text: string; inComment: boolean } {
  let text = '';
  let rest = line;
  let inComment = startsInComment;
  let inCode = false;
  for (;;) {
    const mark = inComment ? '-->' : '<!--';
    const index = rest.indexOf(mark);
    if (index === -1) return { text: inComment ? text : text + rest, inComment };
    if (!inComment) {
      const before = rest.slice(0, index);
      text += before;
      if (togglesCode(before)) inCode = !inCode;
    }
    if (!inComment && inCode) text += mark;
    else inComment = !inComment;
    rest = rest.slice(index + mark.length);
  }
}

function togglesCode(text: string): boolean {
  return (text.match(/`+/g)?.length ?? 0) % 2 === 1;
}
