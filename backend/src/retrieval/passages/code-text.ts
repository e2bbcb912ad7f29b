import type { Element, Nodes } from 'hast';
import { classesOf, isChrome } from './chrome.js';

/** The text of a `pre` with its line breaks, whether they are written as such, as `br`, or as one element a line. */
export function codeText(pre: Element): string {
  const pieces: string[] = [];
  gather(pre, pieces);
  const lines = pieces
    .join('')
    .split(/\r\n?|\n/)
    .map((line) => line.trimEnd());
  const first = lines.findIndex((line) => line !== '');
  const last = lines.findLastIndex((line) => line !== '');
  return lines.slice(Math.max(0, first), last + 1).join('\n');
}

/** The language that an element declares for the code in it, as highlighters do: `class="language-js"`. */
export function codeLanguage(element: Element): string | undefined {
  const language = classesOf(element)
    .find((name) => name.startsWith('language-'))
    ?.slice('language-'.length);
  return language === 'text' ? undefined : language;
}

function gather(node: Nodes, pieces: string[]): void {
  if (node.type === 'text') pieces.push(node.value);
  if (node.type !== 'element' || isChrome(node)) return;
  if (node.tagName === 'br') pieces.push('\n');
  for (const child of node.children) gather(child, pieces);
  const isLine = node.tagName === 'div' || classesOf(node).includes('token-line');
  if (isLine && !pieces.at(-1)?.endsWith('\n')) pieces.push('\n');
}
