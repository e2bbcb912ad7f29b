import type { Element, Nodes } from 'hast';
import { isChrome } from './chrome.js';
import { inlineText } from './inline-text.js';
import { joinMarked, type MarkedText, toBlockText } from './marked-text.js';
import type { PagePart } from './page-document.js';
import type { PassageLink } from './passage.js';

/** The name of a row is its passage's heading. */
const MAX_NAME_LENGTH = 300;

interface Row {
  id: string | undefined;
  isHeader: boolean;
  cells: MarkedText[];
  links: PassageLink[];
}

/** A table as parts of its page: rows with an id by themselves, the others together as one block, headings first. */
export function readTable(table: Element, pageUrl: string): PagePart[] {
  const rows: Row[] = [];
  gatherRows(table, pageUrl, rows);
  const linkable = rows.filter((row) => row.id !== undefined);
  const others = rows.filter((row) => row.id === undefined);
  const parts: PagePart[] = [];
  if (others.some((row) => !row.isHeader) || (others.length > 0 && linkable.length === 0)) {
    const links = others.flatMap((row) => row.links);
    const lines = joinMarked(others.map(lineOf), '\n');
    parts.push({ type: 'block', block: { kind: 'table', ...toBlockText(lines), links } });
  }
  for (const row of linkable) {
    const block = { kind: 'table', ...toBlockText(lineOf(row)), links: row.links } as const;
    parts.push({ type: 'row', anchor: row.id!, name: row.cells[0]!.text.slice(0, MAX_NAME_LENGTH), block });
  }
  return parts;
}

function lineOf(row: Row): MarkedText {
  return joinMarked(row.cells, ' | ');
}

function gatherRows(node: Nodes, pageUrl: string, rows: Row[]): void {
  if (node.type !== 'element' || isChrome(node)) return;
  if (node.tagName !== 'tr') {
    for (const child of node.children) gatherRows(child, pageUrl, rows);
    return;
  }
  const cells = node.children.filter((child) => child.type === 'element');
  const read = cells.map((cell) => inlineText(cell, pageUrl));
  if (read.every(({ text }) => !text)) return;
  const { id } = node.properties;
  rows.push({
    id: typeof id === 'string' && id && read[0]?.text ? id : undefined,
    isHeader: cells.every((cell) => cell.tagName === 'th'),
    cells: read,
    links: read.flatMap(({ links }) => links),
  });
}
