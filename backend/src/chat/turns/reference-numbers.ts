/** Source of a regular expression: the numbers within a reference's brackets, as in `[1]` and `[1, 12]`. */
export const REFERENCE_NUMBERS = String.raw`\d{1,3}(?:[^\S\n]?,[^\S\n]?\d{1,3}){0,4}`;
