import type { Element, Nodes } from 'hast';
import { isChrome } from './chrome.js';
import type { PassageLink } from './passage.js';
import { resolveLink } from './resolve-link.js';

const INLINE_TAGS = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd mark q s samp small span strike ' +
    'strong sub sup time tt u var wbr'
  ).split(' '),
);

/** Whether an element flows within a line of text. */
export function isInline(element: Element): boolean {
  return INLINE_TAGS.has(element.tagName);
}

/** The text of a node on one line, and the links in it. */
export function inlineText(node: Nodes, pageUrl: string): { text: string; links: PassageLink[] } {
  const links: PassageLink[] = [];
  const text = collapseWhitespace(gather(node, pageUrl, links));
  return { text, links };
}

/** The link an `a` element makes; none when it leads nowhere a reader can go. */
export function linkOf(element: Element, pageUrl: string): PassageLink | undefined {
  const url = resolveLink(element.properties.href, pageUrl);
  const text = collapseWhitespace(element.children.map((child) => gather(child, pageUrl, [])).join(''));
  return url !== undefined && text ? { text, url } : undefined;
}

/** Runs of white space become one space; zero-width characters, which themes put beside headings, go. */
export function collapseWhitespace(text: string): string {
  return text
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function gather(node: Nodes, pageUrl: string, links: PassageLink[]): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' || isChrome(node)) return '';
  if (node.tagName === 'br') return ' ';
  const link = node.tagName === 'a' ? linkOf(node, pageUrl) : undefined;
  if (link) links.push(link);
  const text = node.children.map((child) => gather(child, pageUrl, links)).join('');
  return isInline(node) ? text : ` ${text} `;
}
