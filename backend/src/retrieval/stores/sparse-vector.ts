import { createHash } from 'node:crypto';
import { FIELDS, type Field, type FieldTokens } from '../analysis/fields.js';
import type { QueryTerm } from '../ranking/candidate.js';
import { saturated, weightedFrequencies } from '../ranking/ranker.js';

/** Terms as numbers, with what each is worth. */
export interface SparseVector {
  indices: number[];
  values: number[];
}

/**
 * Lengths of the fields, in tokens, against which a passage's are held. The scope's own means change with every upload
 * and would make stored vectors stale; candidates need not be that exact.
 */
const TYPICAL_LENGTHS: Record<Field, number> = {
  heading: 5,
  title: 4,
  breadcrumb: 5,
  description: 15,
  prose: 120,
  code: 40,
};

/**
 * A passage's terms with the ranker's BM25F weight without their rarity, which the question's vector brings: so the
 * product of both is nearly the ranker's score, with statistics of this scope alone.
 */
export function toPassageVector(tokens: FieldTokens): SparseVector {
  const terms = [...new Set(FIELDS.flatMap((field) => tokens[field]))];
  const positions = new Map(terms.map((term, position) => [term, position]));
  const occurrences = Object.fromEntries(
    FIELDS.map((field) => {
      const frequencies = new Array<number>(terms.length).fill(0);
      for (const token of tokens[field]) frequencies[positions.get(token)!]! += 1;
      return [field, { frequencies, length: tokens[field].length }];
    }),
  ) as Parameters<typeof weightedFrequencies>[0];
  const frequencies = weightedFrequencies(occurrences, terms.length, TYPICAL_LENGTHS);
  return toVector(terms.map((term, index) => [term, saturated(frequencies[index]!)]));
}

/** A question's terms with how telling each is. */
export function toQuestionVector(terms: QueryTerm[], weights: number[]): SparseVector {
  return toVector(terms.map(({ term }, index) => [term, weights[index] ?? 0]));
}

/** Terms whose numbers collide count together. */
function toVector(entries: [term: string, value: number][]): SparseVector {
  const values = new Map<number, number>();
  for (const [term, value] of entries) {
    const index = toIndex(term);
    values.set(index, (values.get(index) ?? 0) + value);
  }
  return { indices: [...values.keys()], values: [...values.values()] };
}

const MAX_KNOWN_TERMS = 100_000;
const known = new Map<string, number>();

/** A number of 32 bits for a term. */
function toIndex(term: string): number {
  const index = known.get(term) ?? createHash('sha256').update(term).digest().readUInt32BE(0);
  if (known.size >= MAX_KNOWN_TERMS) known.clear();
  known.set(term, index);
  return index;
}
