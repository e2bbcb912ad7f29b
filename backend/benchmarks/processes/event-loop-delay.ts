import { createHistogram } from 'node:perf_hooks';

/** Milliseconds between two looks. */
const INTERVAL = 2;

/** Milliseconds that events waited for a thread. */
export interface EventLoopWaits {
  p99: number;
  longest: number;
}

/** Measures how long events wait until this thread gets to them. */
export class EventLoopDelay {
  private readonly waits = createHistogram();
  private due = performance.now() + INTERVAL;

  constructor() {
    setInterval(() => this.look(), INTERVAL).unref();
  }

  /** Forgets what was measured until now. */
  reset(): void {
    this.waits.reset();
    this.due = performance.now() + INTERVAL;
  }

  read(): EventLoopWaits {
    return { p99: this.waits.percentile(99) / 1_000, longest: this.waits.max / 1_000 };
  }

  /** What would have come while the thread was busy waited too: an event each interval, as Tene's HdrHistogram counts. */
  private look(): void {
    const now = performance.now();
    let wait = now - this.due;
    do {
      this.waits.record(Math.max(1, Math.round(wait * 1_000)));
      wait -= INTERVAL;
    } while (wait > 0);
    this.due = now + INTERVAL;
  }
}
