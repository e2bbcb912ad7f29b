import type { Analyzer } from './analysis/analyzer.js';
import type { QuotablePassage } from './found-passage.js';
import type { StoredPassage } from './passage-store.js';
import type { QueryTerm } from './ranking/candidate.js';
import { passageUrl } from './passage-url.js';
import { makeSnippet } from './ranking/snippet.js';

/** A stored passage as a search gives it, with the words that were looked for marked in its snippet. */
export function toQuotablePassage(
  passage: StoredPassage,
  found: { score: number; locale: string; terms: QueryTerm[]; analyzer: Analyzer },
): QuotablePassage {
  const { url, title, headings, version, blocks, links } = passage;
  return {
    url: passageUrl(passage),
    page_url: url,
    title,
    headings,
    ...makeSnippet(blocks, found.terms, found.analyzer),
    score: found.score,
    locale: found.locale,
    version: version === '' ? undefined : version,
    blocks,
    links,
  };
}
