declare module 'damerau-levenshtein' {
  /** Edits between two words, swaps of neighbours included; `similarity` is 1 for equal words. */
  export default function damerauLevenshtein(
    one: string,
    other: string,
    limit?: number,
  ): { steps: number; relative: number; similarity: number };
}
