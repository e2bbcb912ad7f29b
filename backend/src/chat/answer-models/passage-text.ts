import type { Block } from '../../retrieval/passages/passage.js';
import type { NumberedPassage } from '../answer-model.js';
import { cutText } from './cut-text.js';
import { toAttribute, withoutDelimiters } from './prompt-delimiters.js';

/** Longest text of a passage and longest title or breadcrumb, in UTF-16 units. */
const MAX_LENGTH = { text: 4_000, name: 300 };
/** How many links of a passage are told, and how long each may be. */
const LINKS = { count: 10, length: 300 };

/** A passage as models read it: an element with its number, title and section, its blocks as Markdown, its links last. */
export function toPassageText({ number, title, headings, blocks, links }: NumberedPassage): string {
  const attributes = [
    `number="${number}"`,
    `title="${toName(title)}"`,
    ...(headings.length > 0 ? [`section="${toName(headings.join(' › '))}"`] : []),
  ];
  const linked = links
    .filter(({ url }) => url.length <= LINKS.length)
    .slice(0, LINKS.count)
    .map(({ text, url }) => `- ${cutText(text.replaceAll(/\s+/g, ' '), LINKS.length)}: ${url}`);
  const parts = [
    ...withinBounds(blocks).map(toMarkdown),
    ...(linked.length > 0 ? [`Links:\n${linked.join('\n')}`] : []),
  ];
  return `<passage ${attributes.join(' ')}>\n${withoutDelimiters(parts.join('\n\n'))}\n</passage>`;
}

function toName(text: string): string {
  return toAttribute(cutText(text, MAX_LENGTH.name));
}

/** The first blocks as far as there is room; the last one cut at a line where that is possible. */
function withinBounds(blocks: Block[]): Block[] {
  const kept: Block[] = [];
  let room = MAX_LENGTH.text;
  for (const block of blocks) {
    if (block.text.length > room) {
      const lines = block.text.slice(0, room).lastIndexOf('\n') + 1;
      if (room > 0) kept.push({ ...block, text: cutText(block.text, lines || room) });
      break;
    }
    kept.push(block);
    room -= block.text.length;
  }
  return kept;
}

function toMarkdown({ kind, text, language = '', title }: Block): string {
  if (kind === 'list') return text.replaceAll(/^([ \t]*)(?=\S)/gm, '$1- ');
  if (kind !== 'code') return text;
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  const name = title === undefined ? '' : ` title="${toName(title)}"`;
  return `${fence}${language}${name}\n${text}\n${fence}`;
}
