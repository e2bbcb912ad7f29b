import { toMeaning } from '../meaning.ts';

/** What inputs are embedded for. */
export const INPUT_TYPES = [
  'search_document',
  'search_query',
  'classification',
  'clustering',
  'image',
] as const;
export type InputType = (typeof INPUT_TYPES)[number];

/** How near the same text's vectors for two purposes are, by their dot product. */
const KINSHIP = 0.9;

/**
 * The vector of an input, of length 1: what it means, and for all purposes but `search_document` shifted a little to a
 * side of the purpose's own. So the same text as a document and as a query are near, yet not the same.
 */
export function embedInput(text: string, inputType: InputType, dimensions: number): number[] {
  const meaning = toMeaning(text, dimensions);
  if (inputType === 'search_document') return meaning;
  const side = sideOf(inputType, dimensions);
  const shifted = meaning.map((value, index) => KINSHIP * value + Math.sqrt(1 - KINSHIP ** 2) * side[index]!);
  const length = Math.hypot(...shifted);
  return shifted.map((value) => value / length);
}

/** A direction that no text's meaning has, of length 1: all parts are as long, their signs scattered. */
function sideOf(inputType: InputType, dimensions: number): number[] {
  let state = INPUT_TYPES.indexOf(inputType) + 1;
  return Array.from({ length: dimensions }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state & 0x80000000 ? 1 : -1) / Math.sqrt(dimensions);
  });
}
