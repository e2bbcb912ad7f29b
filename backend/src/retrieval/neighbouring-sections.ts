import type { PassagePlace } from './passage-store.js';
import { passageUrl } from './passage-url.js';

/** A section of a page, for whoever wants to read on. */
export interface NeighbouringSection {
  /** Path of the page with the heading's `#anchor`. */
  url: string;
  title: string;
  /** Breadcrumb below the title; the last is the section's own heading. */
  headings: string[];
}

/**
 * Sections that stand next to those at `urls`, none of these and no heading twice: of each page in turn, what is inside
 * its section first, then what follows it, then what comes before. `places` are those of the pages' passages, in page
 * order; `urls` decide which page comes first.
 */
export function neighbouringSections(
  places: PassagePlace[],
  urls: string[],
  limit: number,
): NeighbouringSection[] {
  const sections = toSections(places);
  const queues = urls.flatMap((url) => {
    const at = sections.findIndex((section) => section.url === url);
    return at < 0 ? [] : [around(sections, at).filter((section) => !urls.includes(section.url))];
  });
  const taken = new Set<string>();
  const named = new Set<string>();
  const chosen: NeighbouringSection[] = [];
  for (let round = 0; chosen.length < limit && queues.some((queue) => queue.length > round); round += 1) {
    for (const section of queues.flatMap((queue) => queue[round] ?? [])) {
      const name = section.headings.at(-1)!.toLowerCase();
      if (chosen.length === limit || taken.has(section.url) || named.has(name)) continue;
      taken.add(section.url);
      named.add(name);
      chosen.push({ url: section.url, title: section.title, headings: section.headings });
    }
  }
  return chosen;
}

interface Section extends NeighbouringSection {
  pageId: string;
}

/** Each section once, however many passages it has; what stands above a page's first heading is its beginning. */
function toSections(places: PassagePlace[]): Section[] {
  const sections = new Map<string, Section>();
  for (const place of places) {
    const { pageId, title, headings } = place;
    const url = passageUrl(place);
    if (!sections.has(url)) sections.set(url, { url, pageId, title, headings });
  }
  return [...sections.values()];
}

/** The other sections of a section's page that have a heading, those inside it first, then those after it, then the nearest before. */
function around(sections: Section[], at: number): Section[] {
  const { pageId, headings } = sections[at]!;
  const isOther = (section: Section): boolean => section.pageId === pageId && section.headings.length > 0;
  const isInside = (section: Section): boolean =>
    section.headings.length > headings.length &&
    headings.every((heading, depth) => section.headings[depth] === heading);
  const after = sections.slice(at + 1).filter(isOther);
  const before = sections.slice(0, at).filter(isOther).reverse();
  return [...after.filter(isInside), ...after.filter((section) => !isInside(section)), ...before];
}
