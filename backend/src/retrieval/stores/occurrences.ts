import { byField, FIELDS, type FieldTokens } from '../analysis/fields.js';
import type { Candidate } from '../ranking/candidate.js';

const LENGTH_BYTES = 4;
const KEY_BYTES = 4;
const MOST = 255;
const HEADER_BYTES = FIELDS.length * LENGTH_BYTES;
const ENTRY_BYTES = KEY_BYTES + FIELDS.length;

/**
 * How often each term stands in each field of a passage, as bytes: the fields' lengths in tokens, the terms' keys in
 * ascending order, and for each of these terms its count in every field, at most 255.
 */
export function packOccurrences(tokens: FieldTokens): Uint8Array {
  const counts = new Map<number, Uint8Array>();
  for (const [position, field] of FIELDS.entries()) {
    for (const token of tokens[field]) {
      const key = termKey(token);
      const ofTerm = counts.get(key) ?? new Uint8Array(FIELDS.length);
      ofTerm[position] = Math.min(MOST, ofTerm[position]! + 1);
      counts.set(key, ofTerm);
    }
  }
  const packed = new Uint8Array(HEADER_BYTES + counts.size * ENTRY_BYTES);
  const view = new DataView(packed.buffer);
  for (const [position, field] of FIELDS.entries()) {
    view.setUint32(position * LENGTH_BYTES, tokens[field].length, true);
  }
  const keys = [...counts.keys()].sort((one, other) => one - other);
  const countsAt = HEADER_BYTES + keys.length * KEY_BYTES;
  for (const [index, key] of keys.entries()) {
    view.setUint32(HEADER_BYTES + index * KEY_BYTES, key, true);
    packed.set(counts.get(key)!, countsAt + index * FIELDS.length);
  }
  return packed;
}

/** What `packOccurrences` packed, for the terms with these keys alone, in their order. */
export function unpackOccurrences(packed: Uint8Array, keys: number[]): Candidate['occurrences'] {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const known = (packed.length - HEADER_BYTES) / ENTRY_BYTES;
  const countsAt = keys.map((key) => {
    const index = findKey(view, known, key);
    return index === undefined ? undefined : HEADER_BYTES + known * KEY_BYTES + index * FIELDS.length;
  });
  return byField((_field, position) => ({
    frequencies: countsAt.map((at) => (at === undefined ? 0 : packed[at + position]!)),
    length: view.getUint32(position * LENGTH_BYTES, true),
  }));
}

/** A number of 32 bits for a term (FNV-1a). Among the terms of a passage, two with the same are one in millions. */
export function termKey(term: string): number {
  let key = 0x811c9dc5;
  for (let index = 0; index < term.length; index += 1) {
    key = Math.imul(key ^ term.charCodeAt(index), 0x01000193);
  }
  return key >>> 0;
}

function findKey(view: DataView, count: number, key: number): number | undefined {
  let from = 0;
  let to = count - 1;
  while (from <= to) {
    const middle = (from + to) >> 1;
    const found = view.getUint32(HEADER_BYTES + middle * KEY_BYTES, true);
    if (found === key) return middle;
    if (found < key) from = middle + 1;
    else to = middle - 1;
  }
  return undefined;
}
