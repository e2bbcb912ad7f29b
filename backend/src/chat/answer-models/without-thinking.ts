const OPENING = '<think>';
const CLOSING = '</think>';

/**
 * Takes out of a model's text the thoughts that some servers' models write before it, between `<think>` and `</think>`.
 * Holds back only what may still turn out to be thoughts; a text that never ends thinking is empty.
 */
export class WithoutThinking {
  private held = '';
  private state: 'undecided' | 'thinking' | 'answering' = 'undecided';

  /** What of the text is decided with this piece, and is no thought. */
  push(piece: string): string {
    if (this.state === 'answering') return piece;
    this.held += piece;
    if (this.state === 'undecided') {
      const begun = this.held.trimStart();
      if (begun.length < OPENING.length && OPENING.startsWith(begun)) return '';
      this.state = begun.startsWith(OPENING) ? 'thinking' : 'answering';
    }
    if (this.state === 'thinking') {
      const end = this.held.indexOf(CLOSING);
      if (end < 0) {
        this.held = this.held.slice(-CLOSING.length);
        return '';
      }
      this.held = this.held.slice(end + CLOSING.length);
      this.state = 'answering';
    }
    return this.held;
  }

  /** What is left when the text has ended. */
  end(): string {
    return this.state === 'undecided' ? this.held : '';
  }
}
