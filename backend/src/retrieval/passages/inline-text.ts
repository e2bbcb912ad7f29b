import type { Element, Nodes } from 'hast';
import { isChrome } from './chrome.js';
import {
  CODE_END,
  CODE_START,
  collapseWhitespace,
  type MarkedText,
  readMarks,
  withoutMarks,
} from './marked-text.js';
import type { PassageLink } from './passage.js';
import { resolveLink } from './resolve-link.js';

const INLINE_TAGS = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd mark q s samp small span strike ' +
    'strong sub sup time tt u var wbr ' +
    // MathML
    'math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mroot mrow ms mspace msqrt mstyle msub msubsup ' +
    'msup mtable mtd mtext mtr munder munderover semantics'
  ).split(' '),
);

/** Whether an element flows within a line of text. */
export function isInline(element: Element): boolean {
  return INLINE_TAGS.has(element.tagName);
}

/** Whether an element shows its text as code within a line; `boundHtml` makes `samp` of `code`. */
export function isInlineCode({ tagName }: Element): boolean {
  return tagName === 'code' || tagName === 'samp';
}

/** The text of a node on one line with the code in it, and its links. */
export function inlineText(node: Nodes, pageUrl: string): MarkedText & { links: PassageLink[] } {
  const links: PassageLink[] = [];
  return { ...readMarks(gather(node, pageUrl, links)), links };
}

function gather(node: Nodes, pageUrl: string, links: PassageLink[]): string {
  if (node.type === 'text') return withoutMarks(node.value);
  if (node.type !== 'element' || isChrome(node)) return '';
  if (node.tagName === 'br') return ' ';
  const text = node.children.map((child) => gather(child, pageUrl, links)).join('');
  if (node.tagName === 'a') addLink(node, text, pageUrl, links);
  if (isInlineCode(node)) return CODE_START + text + CODE_END;
  return isInline(node) ? text : ` ${text} `;
}

/** Links that lead nowhere a reader can go, or that show nothing to click on, are none. */
function addLink(element: Element, text: string, pageUrl: string, links: PassageLink[]): void {
  const url = resolveLink(element.properties.href, pageUrl);
  const shown = collapseWhitespace(text);
  if (url !== undefined && shown) links.push({ text: shown, url });
}
