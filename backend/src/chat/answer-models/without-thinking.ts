/** How some servers' models begin their thoughts, and how they end them then. */
const TAGS: [opening: string, closing: string][] = [
  ['<think>', '</think>'],
  ['<thinking>', '</thinking>'],
];
/** Longest white space that is waited behind, in UTF-16 units. */
const MAX_BLANK_LENGTH = 1_000;

/**
 * Takes out of a model's text the thoughts that some servers' models write before it, as `<think>…</think>` or
 * `<thinking>…</thinking>`, in whatever case. Holds back only what may still turn out to be thoughts; a text that never
 * ends thinking is empty.
 */
export class WithoutThinking {
  private held = '';
  private state: 'undecided' | 'thinking' | 'answering' = 'undecided';
  private closing = '';

  /** What of the text is decided with this piece, and is no thought. */
  push(piece: string): string {
    if (this.state === 'answering') return piece;
    this.held += piece;
    if (this.state === 'undecided') this.decide();
    if (this.state === 'undecided') return '';
    if (this.state === 'thinking') {
      const end = this.held.toLowerCase().indexOf(this.closing);
      if (end < 0) {
        this.held = this.held.slice(-this.closing.length);
        return '';
      }
      this.held = this.held.slice(end + this.closing.length);
      this.state = 'answering';
    }
    return this.held;
  }

  /** What is left when the text has ended. */
  end(): string {
    return this.state === 'undecided' ? this.held : '';
  }

  private decide(): void {
    const begun = this.held.trimStart().toLowerCase();
    const tag = TAGS.find(([opening]) => begun.startsWith(opening));
    if (tag) {
      this.closing = tag[1];
      this.state = 'thinking';
    } else if (
      !TAGS.some(([opening]) => opening.startsWith(begun)) ||
      this.held.length - begun.length > MAX_BLANK_LENGTH
    ) {
      this.state = 'answering';
    }
  }
}
