import damerauLevenshtein from 'damerau-levenshtein';

/** Shorter words turn into others by a single letter (`vite` is not `site`), middling ones by two. */
const SHORTEST = 5;
const ONE_SLIP_LENGTH = 7;

/**
 * The known term that an unknown one was most likely meant to be: within one edit (two in long words; a swap of
 * neighbours is one), the nearest, and of those the most frequent. Undefined when there is none.
 */
export function nearestTerm(
  unknown: string,
  known: Iterable<{ term: string; documentFrequency: number }>,
): string | undefined {
  if (unknown.length < SHORTEST || !/^[\p{L}\p{M}]+$/u.test(unknown)) return undefined;
  const allowed = unknown.length <= ONE_SLIP_LENGTH ? 1 : 2;
  let nearest: { term: string; edits: number; documentFrequency: number } | undefined;
  for (const { term, documentFrequency } of known) {
    if (Math.abs(term.length - unknown.length) > allowed) continue;
    const edits = damerauLevenshtein(unknown, term).steps;
    if (edits > allowed) continue;
    const isNearer =
      !nearest ||
      edits < nearest.edits ||
      (edits === nearest.edits && documentFrequency > nearest.documentFrequency);
    if (isNearer) nearest = { term, edits, documentFrequency };
  }
  return nearest?.term;
}
