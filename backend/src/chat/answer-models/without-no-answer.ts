import { NO_ANSWER } from './answer-instructions.js';

/** The marker as it is written, and as Markdown escapes it. */
const SPELLINGS = [NO_ANSWER, NO_ANSWER.replace('_', '\\_')];
const MARKER = SPELLINGS.map((spelling) => spelling.replaceAll('\\', '\\\\')).join('|');
/** The marker at the beginning of a text, with what models put around it. */
const FIRST = new RegExp(`^\\s*["'\`*]*(?:${MARKER})["'\`*.]*\\s*`);
/** The marker alone, whatever punctuation and markup is around it. */
const ALONE = new RegExp(`^(?:${MARKER})[^\\p{L}\\p{N}]*$`, 'u');
const ANYWHERE = new RegExp(MARKER, 'g');
/** Longest beginning of a text without a letter that is held back, in UTF-16 units. */
const MAX_HELD_LENGTH = 64;
/** A reference to a passage or a link, and how far after the marker it is waited for, in UTF-16 units. */
const REFERENCE = /\[\d|\]\(/;
const MAX_DOUBTED_LENGTH = 2_000;

/**
 * Takes out of a model's text the marker that says that there is no answer: nothing is left when it is all there is, nor
 * when what follows it refers to nothing, since that only explains why there is none. Holds back only what may still
 * turn out to be the one or the other.
 */
export class WithoutNoAnswer {
  private held = '';
  private isBegun = false;
  /** Whether the marker came first, and nothing since then that relies on a passage. */
  private isDoubted = false;

  /** What of the text is decided with this piece. */
  push(piece: string): string {
    // Most pieces hold nothing that a marker begins with.
    if (this.isBegun && this.held === '' && !piece.includes(NO_ANSWER[0]!)) return piece;
    this.held += piece;
    if (!this.isBegun) {
      if (this.held.length <= MAX_HELD_LENGTH && mayBeMarkerAlone(this.held)) return '';
      this.isBegun = true;
      const said = this.held.replace(FIRST, '');
      this.isDoubted = said !== this.held;
      this.held = said.trimStart();
    }
    if (this.isDoubted) {
      if (!REFERENCE.test(this.held) && this.held.length <= MAX_DOUBTED_LENGTH) return '';
      this.isDoubted = false;
    }
    const text = this.held.replaceAll(ANYWHERE, '');
    const decided = text.slice(0, text.length - beginningOfMarker(text));
    this.held = text.slice(decided.length);
    return decided;
  }

  /** What is left when the text has ended. */
  end(): string {
    if (this.isBegun) return this.isDoubted ? '' : this.held;
    return ALONE.test(bare(this.held)) ? '' : this.held.trim();
  }
}

/** Whether a whole text so far is the marker, or may become it. */
function mayBeMarkerAlone(text: string): boolean {
  const said = bare(text);
  return SPELLINGS.some((spelling) => spelling.startsWith(said)) || ALONE.test(said);
}

/** A text from its first letter or number on. */
function bare(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+/u, '');
}

/** How many characters at the end of a text may be the beginning of the marker. */
function beginningOfMarker(text: string): number {
  for (let length = NO_ANSWER.length; length > 0; length--) {
    if (SPELLINGS.some((spelling) => length < spelling.length && text.endsWith(spelling.slice(0, length))))
      return length;
  }
  return 0;
}
