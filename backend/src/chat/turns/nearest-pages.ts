import { sentencesFor } from '../sentences/by-language.js';
import { markdownLink } from './markdown-link.js';
import type { PassageReference, TurnRequest } from './turn.js';

/** How many pages are linked beside an answer, or in place of one. */
const MAX_RELATED = 3;

/** What is said in place of an answer: where the nearest pages are, and how to reach a human. */
export function declineText(
  near: PassageReference[],
  contactUrl: string | undefined,
  { spokenLocale, toHref }: Pick<TurnRequest, 'spokenLocale' | 'toHref'>,
): string {
  const sentences = sentencesFor(spokenLocale);
  const links = nearestPages(near, []).map(
    ({ url, title, headings }) =>
      `- ${markdownLink([title, ...headings.slice(-1)].join(' › '), toHref(url))}`,
  );
  return [
    ...(links.length > 0 ? [sentences.notInDocs, links.join('\n')] : [sentences.notInDocsAtAll]),
    ...(contactUrl === undefined ? [] : [markdownLink(sentences.askHuman, contactUrl)]),
  ].join('\n\n');
}

/** The best passage of each of the nearest pages that are not cited. */
export function nearestPages(near: PassageReference[], cited: PassageReference[]): PassageReference[] {
  const pages = new Map<string, PassageReference>();
  for (const passage of near) {
    if (!pages.has(passage.page_url) && !cited.some(({ page_url }) => page_url === passage.page_url)) {
      pages.set(passage.page_url, passage);
    }
  }
  return [...pages.values()].slice(0, MAX_RELATED);
}
