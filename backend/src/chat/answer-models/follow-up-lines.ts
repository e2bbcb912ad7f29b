/** How a line of a model's text begins that names a question to ask next. */
export const FOLLOW_UP = 'FOLLOW_UP:';

const NAME = FOLLOW_UP.slice(0, -1);
/** What models put before the name, and between it and the question. */
const BEFORE = /^[-*+>#_`\d.)\s]+/;
const COLON = /^[*_`\s]*[:：]/;
const COLON_CUT = /^[*_`\s]*$/;

/** Longest line, and longest stretch of white space, that is waited for, in UTF-16 units. */
const MAX_HELD_LENGTH = 500;

/**
 * Takes out of a model's text the lines that name questions to ask next, and the blank lines before them. Holds back a
 * line only as long as it may be one.
 */
export class FollowUpLines {
  private held = '';
  private place: 'start' | 'text' | 'endless' = 'start';

  /** `onFollowUp` is told each question, but for endless ones. */
  constructor(private readonly onFollowUp: (question: string) => void) {}

  /** What of the text is decided with this piece. */
  push(piece: string): string {
    // Most pieces stand within a line.
    if (this.place === 'text' && this.held === '' && !piece.includes('\n')) return piece;
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
      if (this.place !== 'start') {
        const lineEnd = this.held.indexOf('\n');
        const rest = this.take(lineEnd < 0 ? this.held.length : lineEnd);
        if (this.place === 'text') decided += rest;
        if (lineEnd >= 0) this.place = 'start';
        continue;
      }
      const blank = /^\s*/.exec(this.held)![0].length;
      const line = /^[^\n]*/.exec(this.held.slice(blank))![0];
      const isOver = isEnd || this.held.length > blank + line.length;
      const isEndless = !isOver && Math.max(blank, line.length) >= MAX_HELD_LENGTH;
      const question = readQuestion(line, isOver || isEndless);
      if (question === undefined) break;
      if (question === 'none') {
        decided += this.take(blank + line.length);
        this.place = line === '' ? 'start' : 'text';
      } else {
        this.take(blank + line.length);
        if (isEndless) this.place = 'endless';
        else this.onFollowUp(question.text);
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

/** The question that a line names. Undefined while more of it could change that, unless it `isWhole`. */
function readQuestion(line: string, isWhole: boolean): { text: string } | 'none' | undefined {
  const text = line.replace(BEFORE, '').replace(/^(FOLLOW)\\(?=_|$)/, '$1');
  const rest = text.slice(NAME.length);
  if (!NAME.startsWith(text.slice(0, NAME.length))) return 'none';
  const colon = text.length > NAME.length ? COLON.exec(rest)?.[0] : undefined;
  if (colon !== undefined) return isWhole ? { text: rest.slice(colon.length) } : undefined;
  return isWhole || !COLON_CUT.test(rest) ? 'none' : undefined;
}
