import { NO_ANSWER } from './answer-instructions.js';

const WRAPPING = '["\'`*]*';
/** The marker at the beginning of a text, with what models put around it. */
const FIRST = new RegExp(`^\\s*${WRAPPING}${NO_ANSWER}["'\`*.]*\\s*`);

/**
 * Takes out of a model's text the marker that says that there is no answer: nothing is left when it is all there is.
 * Holds back only what may still turn out to be the marker.
 */
export class WithoutNoAnswer {
  private held = '';
  private isBegun = false;

  /** What of the text is decided with this piece. */
  push(piece: string): string {
    this.held += piece;
    if (!this.isBegun) {
      if (mayBeMarkerAlone(this.held)) return '';
      this.isBegun = true;
      this.held = this.held.replace(FIRST, '').trimStart();
    }
    const text = this.held.replaceAll(NO_ANSWER, '');
    const decided = text.slice(0, text.length - beginningOfMarker(text));
    this.held = text.slice(decided.length);
    return decided;
  }

  /** What is left when the text has ended. */
  end(): string {
    return this.isBegun ? this.held : this.held.replace(FIRST, '').trim();
  }
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
