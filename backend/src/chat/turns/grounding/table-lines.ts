const DELIMITERS = /^[ \t>]*[|:-][ \t|:-]*$/;

/**
 * Follows which lines may be rows of a table, where a bar ends a code span; and sees to it that a line in whose code
 * there was a bar does not turn out to be a table's first.
 */
export class TableLines {
  /** Whether the line may be a row below a table's delimiters. */
  mayBeRow = false;
  private hasBarInCode = false;
  private hadBarInCode = false;

  /** Notes that the line has a code span with a bar in it. */
  barInCode(): void {
    this.hasBarInCode = true;
  }

  /**
   * Reads a line that may be all delimiters (`|---|`), without references. Returns whether it has to be kept from making
   * a table of the line before.
   */
  read(line: string): boolean {
    const wasBroken = this.hadBarInCode;
    this.hadBarInCode = false;
    if (/^[ \t]*$/.test(line)) this.mayBeRow = false;
    if (!DELIMITERS.test(line)) return false;
    if (!wasBroken) this.mayBeRow = true;
    return wasBroken;
  }

  lineEnd(): void {
    this.hadBarInCode = this.hasBarInCode;
    this.hasBarInCode = false;
  }
}
