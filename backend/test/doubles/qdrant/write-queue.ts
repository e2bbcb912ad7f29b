import { QdrantError } from './qdrant-error.ts';

/** The writes of one collection, which happen in the order they came. Those nobody waits for stay hidden for a moment. */
export class WriteQueue {
  private waiting: (() => void)[] = [];

  get length(): number {
    return this.waiting.length;
  }

  /** Writes now, after all that came before. */
  now(write: () => void): void {
    this.catchUp(this.waiting.length);
    write();
  }

  /** Writes in a moment; when Qdrant would refuse the write then, it is lost, and nobody hears of it. */
  later(write: () => void, delayMs: number): void {
    this.waiting.push(write);
    setTimeout(() => this.catchUp(this.waiting.indexOf(write) + 1), delayMs);
  }

  private catchUp(count: number): void {
    for (const write of this.waiting.splice(0, count)) {
      try {
        write();
      } catch (error) {
        if (!(error instanceof QdrantError)) throw error;
      }
    }
  }
}
