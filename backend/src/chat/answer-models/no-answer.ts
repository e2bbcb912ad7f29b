import { NO_ANSWER } from './answer-instructions.js';

const WRAPPING = '["\'`*]*';
/** The marker at the beginning of a text, with what models put around it. */
const FIRST = new RegExp(`^\\s*${WRAPPING}${NO_ANSWER}["'\`*.]*\\s*`);

/**
 * The pieces of a model's text without the marker that says that there is no answer: nothing when it is all there is.
 * Holds back only what may still turn out to be the marker.
 */
export async function* withoutNoAnswer(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  let isBegun = false;
  for await (const piece of pieces) {
    held += piece;
    if (!isBegun) {
      if (mayBeMarkerAlone(held)) continue;
      isBegun = true;
      held = held.replace(FIRST, '').trimStart();
    }
    held = held.replaceAll(NO_ANSWER, '');
    const decided = held.slice(0, held.length - beginningOfMarker(held));
    held = held.slice(decided.length);
    if (decided !== '') yield decided;
  }
  const rest = isBegun ? held : held.replace(FIRST, '').trim();
  if (rest !== '') yield rest;
}

/** Whether a whole text so far is the marker, or may become it. */
function mayBeMarkerAlone(text: string): boolean {
  const bare = text.replace(new RegExp(`^\\s*${WRAPPING}`), '');
  return NO_ANSWER.startsWith(bare) || text.replace(FIRST, '') === '';
}

/** How many characters at the end of a text may be the beginning of the marker. */
function beginningOfMarker(text: string): number {
  for (let length = NO_ANSWER.length - 1; length > 0; length--) {
    if (text.endsWith(NO_ANSWER.slice(0, length))) return length;
  }
  return 0;
}
