/** How a line of a model's text begins that names a question to ask next. */
export const FOLLOW_UP = 'FOLLOW_UP:';

/** Longest line that is waited for, in UTF-16 units. */
const MAX_LINE_LENGTH = 500;

/**
 * Takes out of a model's text the lines that name questions to ask next, and the blank lines before them. Holds back a
 * line only as long as it may be one.
 */
export class FollowUpLines {
  private held = '';
  private isLineStart = true;

  /** `onFollowUp` is told each question. */
  constructor(private readonly onFollowUp: (question: string) => void) {}

  /** What of the text is decided with this piece. */
  push(piece: string): string {
    this.held += piece;
    return this.read(false);
  }

  /** What is left when the text has ended. */
  end(): string {
    return this.read(true);
  }

  private read(isEnd: boolean): string {
    let decided = '';
    while (this.held !== '') {
      if (!this.isLineStart) {
        const lineEnd = this.held.indexOf('\n');
        decided += this.take(lineEnd < 0 ? this.held.length : lineEnd);
        this.isLineStart = lineEnd >= 0;
        continue;
      }
      const blank = /^\s*/.exec(this.held)![0].length;
      const line = /^[^\n]*/.exec(this.held.slice(blank))![0];
      const isWhole = isEnd || line.length >= MAX_LINE_LENGTH || this.held.length > blank + line.length;
      const name = line.replace(/^[-*+>#_`\d.)\s]*/, '');
      if (!isWhole && FOLLOW_UP.startsWith(name.slice(0, FOLLOW_UP.length))) break;
      if (isWhole && name.startsWith(FOLLOW_UP)) {
        this.take(blank + line.length);
        this.onFollowUp(name.slice(FOLLOW_UP.length));
      } else {
        decided += this.take(blank + line.length);
        this.isLineStart = false;
      }
    }
    return decided;
  }

  private take(length: number): string {
    const taken = this.held.slice(0, length);
    this.held = this.held.slice(length);
    return taken;
  }
}
