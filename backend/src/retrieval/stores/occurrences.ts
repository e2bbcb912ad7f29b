import { FIELDS, type Field } from '../analysis/fields.js';
import type { FieldOccurrences, QueryTerm } from '../ranking/candidate.js';

/** Counts the terms in a field's tokens, which are joined by single spaces. */
export function toOccurrences(tokens: string, terms: QueryTerm[]): FieldOccurrences {
  if (tokens === '') return { frequencies: terms.map(() => 0), length: 0 };
  const padded = ` ${tokens} `;
  return { frequencies: terms.map(({ term }) => count(padded, ` ${term} `)), length: count(padded, ' ') - 1 };
}

/** A record with a value for each field. */
export function byField<Value>(valueOf: (field: Field) => Value): Record<Field, Value> {
  return Object.fromEntries(FIELDS.map((field) => [field, valueOf(field)])) as Record<Field, Value>;
}

function count(text: string, part: string): number {
  let found = 0;
  // The space after one token is the space before the next, so a match steps back by one.
  const step = Math.max(1, part.length - 1);
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + step)) found++;
  return found;
}
