import type { ServerSentEvent } from '../vendor.ts';

/** Counts the streamed answers: those that go on, were ended by the double, and were left by the client before. */
export class AnswerCount {
  private readonly counts = { open: 0, ended: 0, left: 0 };

  get summary(): { open: number; ended: number; left: number } {
    return { ...this.counts };
  }

  /** The events of one answer, which is counted while they pass. */
  async *count(events: AsyncIterable<ServerSentEvent>, signal: AbortSignal): AsyncGenerator<ServerSentEvent> {
    this.counts.open++;
    try {
      yield* events;
    } finally {
      this.counts.open--;
      this.counts[signal.aborted ? 'left' : 'ended']++;
    }
  }
}
