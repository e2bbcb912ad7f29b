import { setTimeout as sleep } from 'node:timers/promises';

/** What tells the time and passes it. */
export interface Clock {
  now(): number;
  sleep(durationMs: number, signal: AbortSignal): Promise<void>;
}

const SYSTEM_CLOCK: Clock = {
  now: () => Date.now(),
  sleep: (durationMs, signal) => sleep(durationMs, undefined, { signal }),
};

/** Spaces requests out, whoever sends them. */
export class Pace {
  private nextTurn = 0;
  private pausedUntil = 0;

  /** At least so much time lies between two requests. */
  constructor(
    private intervalMs: number,
    private readonly clock = SYSTEM_CLOCK,
  ) {}

  /** Resolves when the next request may be sent. Throws when the signal aborts. */
  async turn(signal: AbortSignal): Promise<void> {
    const now = this.clock.now();
    const at = Math.max(now, this.nextTurn);
    this.nextTurn = at + this.intervalMs;
    for (let waitMs = at - now; waitMs > 0; waitMs = this.pausedUntil - this.clock.now()) {
      await this.clock.sleep(waitMs, signal);
    }
    signal.throwIfAborted();
  }

  /** Makes the time between two requests at least this long. */
  slowDownTo(intervalMs: number): void {
    this.intervalMs = Math.max(this.intervalMs, intervalMs);
  }

  /** Sends nothing for a while, as the site asked. */
  pause(durationMs: number): void {
    this.pausedUntil = Math.max(this.pausedUntil, this.clock.now() + durationMs);
    this.nextTurn = Math.max(this.nextTurn, this.pausedUntil);
  }
}
