import { FIELDS, OWN_FIELDS, type Field, type FieldTokens } from '../retrieval/analysis/fields.js';
import type { PageStatistics } from '../retrieval/site-catalog.js';

/** What passages with these tokens add to the statistics of their scope. */
export function countStatistics(passages: FieldTokens[]): PageStatistics {
  const terms = new Map<string, number>();
  const lengths = Object.fromEntries(FIELDS.map((field) => [field, 0])) as Record<Field, number>;
  for (const tokens of passages) {
    for (const field of FIELDS) lengths[field] += tokens[field].length;
    for (const term of new Set(OWN_FIELDS.flatMap((field) => tokens[field]))) {
      terms.set(term, (terms.get(term) ?? 0) + 1);
    }
  }
  return { terms, passages: passages.length, lengths };
}
