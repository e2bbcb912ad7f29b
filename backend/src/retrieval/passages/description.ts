import type { Passage } from './passage.js';

/** Generators may cut a long excerpt; what they keep is the beginning. */
const COMPARED_LENGTH = 150;
const OPENING_PASSAGES = 2;
const OPENING_BLOCKS = 4;

/**
 * The description of a page where its author wrote one. Docusaurus makes one of the page's first line where the author
 * did not; that would only count the line again in every passage, so it is left out.
 */
export function authoredDescription(description: string, passages: Passage[]): string {
  const opening = passages
    .slice(0, OPENING_PASSAGES)
    .flatMap(({ blocks }) => blocks.slice(0, OPENING_BLOCKS).map(({ text }) => text));
  return lettersOf(opening.join(' ')).includes(lettersOf(description).slice(0, COMPARED_LENGTH))
    ? ''
    : description;
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
