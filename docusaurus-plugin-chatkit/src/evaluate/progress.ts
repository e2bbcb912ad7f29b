/** Where progress is shown. */
export interface ProgressOutput {
  isTTY?: boolean;
  write: (text: string) => unknown;
}

const INTERVAL_MS = 5_000;

/** Shows how many questions are done: in one line of a terminal, elsewhere in a line every five seconds. */
export class Progress {
  private shownAt: number;

  constructor(
    private readonly output: ProgressOutput,
    private readonly total: number,
    private readonly now: () => number = Date.now,
  ) {
    this.shownAt = now();
    this.output.write(`Asking ${total} questions …${output.isTTY ? '' : '\n'}`);
  }

  report(done: number): void {
    if (this.output.isTTY) {
      this.output.write(`\r${this.line(done)}`);
    } else if (this.now() - this.shownAt >= INTERVAL_MS) {
      this.shownAt = this.now();
      this.output.write(`${this.line(done)}\n`);
    }
  }

  /** Leaves the terminal's line to what comes next. */
  end(): void {
    if (this.output.isTTY) this.output.write('\r\u001B[K');
  }

  private line(done: number): string {
    return `Asked ${done} of ${this.total} questions …`;
  }
}
