import type { LinkedBlock, PageDocument, PagePart } from './page-document.js';
import { readParts } from './read-parts.js';

/** The section of a heading or of a linkable table row, however long. */
export interface Section {
  anchor: string;
  headings: string[];
  blocks: LinkedBlock[];
}

/** The sections of a page in page order; the first holds what stands above the first heading with an anchor. */
export function readSections(document: PageDocument, pageUrl: string): Section[] {
  let section: Section = { anchor: '', headings: [], blocks: [] };
  const sections = [section];
  const trail: (string | undefined)[] = [];
  for (const part of readParts(document.content, pageUrl)) {
    if (part.type === 'block') {
      section.blocks.push(part.block);
    } else if (part.type === 'row') {
      sections.push({
        anchor: part.anchor,
        headings: [...section.headings, part.name],
        blocks: [part.block],
      });
    } else {
      trail.length = part.level - 1;
      if (!repeatsTitle(part, document.title)) trail[part.level - 1] = part.text;
      const headings = trail.filter((heading) => heading !== undefined);
      const opensPage = part.anchor === '' && sections.length === 1 && section.blocks.length === 0;
      if (opensPage) section.headings = headings;
      else sections.push((section = { anchor: part.anchor, headings, blocks: [] }));
    }
  }
  return sections;
}

function repeatsTitle(heading: PagePart & { type: 'heading' }, title: string): boolean {
  return heading.level === 1 && title.toLowerCase().includes(heading.text.toLowerCase());
}
