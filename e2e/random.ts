/** Choices that are the same for the same seed (mulberry32). */
export class Random {
  constructor(private state: number) {}

  /** A whole number from 0 up to `below`. */
  integer(below: number): number {
    return Math.floor(this.next() * below);
  }

  /** True in so many of 100 cases. */
  percent(cases: number): boolean {
    return this.next() * 100 < cases;
  }

  /** One of `values`; undefined when there is none. */
  pick<Value>(values: readonly Value[]): Value | undefined {
    return values[this.integer(values.length)];
  }

  /** Other choices, by a seed that this one chooses. */
  fork(): Random {
    return new Random(this.integer(2 ** 32));
  }

  private next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}
