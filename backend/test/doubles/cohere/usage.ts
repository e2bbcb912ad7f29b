import { setTimeout as sleep } from 'node:timers/promises';

/** What `GET /double/usage` answers. */
export interface Usage {
  /** Requests that were worked on at the same time, at most. */
  mostAtOnce: number;
  /** Requests whose client left before the answer. */
  abandoned: number;
}

/** Makes every request take a while, and notes how many run at once and how many clients do not wait. */
export class UsageMeter {
  private readonly latencyMs: number;
  private running = 0;
  private readonly usage: Usage = { mostAtOnce: 0, abandoned: 0 };

  constructor(latencyMs: number) {
    this.latencyMs = latencyMs;
  }

  /** Does `work` after the latency; of a client that left it does so at once. */
  async measure<Result>(work: () => Result, signal: AbortSignal): Promise<Result> {
    this.running++;
    this.usage.mostAtOnce = Math.max(this.usage.mostAtOnce, this.running);
    try {
      if (this.latencyMs > 0) await sleep(this.latencyMs, undefined, { signal });
    } catch {
      this.usage.abandoned++;
    } finally {
      this.running--;
    }
    return work();
  }

  summary(): Usage {
    return this.usage;
  }
}
