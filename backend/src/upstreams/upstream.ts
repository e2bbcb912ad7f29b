import { UpstreamError, type UpstreamFault } from './upstream-error.js';

/** What became of the calls to one service, for readiness, metrics and the log. */
export interface UpstreamState {
  /** What it is used for, with its name: `Cohere reranking`. */
  name: string;
  succeeded: number;
  /** Failed calls by fault. */
  failed: Partial<Record<UpstreamFault, number>>;
  /** Calls that were not made, since those before had failed. */
  skipped: number;
  /** What is wrong now, for the operator; absent when the last call succeeded. */
  problem?: string;
}

/** How a service's failures are borne. */
export interface UpstreamOptions {
  name: string;
  /** Longest pause without a call after some failures in a row, in milliseconds; 0 always calls. */
  maxPauseMs: number;
  /** Told when the service begins to fail, or fails otherwise than before, and when it works again. */
  onChange(message: string): void;
}

/** Failures in a row after which a pause is made, and how long the first one is; each further one is twice as long. */
const FAILURES_BEFORE_PAUSE = 3;
const FIRST_PAUSE_MS = 1_000;

/**
 * Watches the calls to one service. When some have failed in a row none is made for a while, so that nobody waits for
 * what does not come (a circuit breaker, Nygard 2007); the first call after the pause decides.
 */
export class Upstream {
  private readonly failed: UpstreamState['failed'] = {};
  private succeeded = 0;
  private skipped = 0;
  private failuresInARow = 0;
  private pausedUntil = 0;
  private last: UpstreamError | undefined;

  constructor(private readonly options: UpstreamOptions) {}

  get state(): UpstreamState {
    return {
      name: this.options.name,
      succeeded: this.succeeded,
      failed: { ...this.failed },
      skipped: this.skipped,
      problem: this.last?.operatorMessage,
    };
  }

  /** Makes a call. Throws what it throws, or during a pause the failure that led to it. */
  async call<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.last && performance.now() < this.pausedUntil) {
      this.skipped++;
      throw this.last;
    }
    try {
      const result = await work();
      this.succeed();
      return result;
    } catch (error) {
      if (error instanceof UpstreamError) this.fail(error);
      throw error;
    }
  }

  /** Notes that the service works. */
  succeed(): void {
    this.succeeded++;
    this.failuresInARow = 0;
    if (this.last) this.options.onChange(`${this.options.name} works again.`);
    this.last = undefined;
  }

  /** Notes a failure. */
  fail(error: UpstreamError): void {
    this.failed[error.fault] = (this.failed[error.fault] ?? 0) + 1;
    this.failuresInARow++;
    if (error.operatorMessage !== this.last?.operatorMessage) {
      this.options.onChange(error.operatorMessage);
    }
    this.last = error;
    const pauses = this.failuresInARow - FAILURES_BEFORE_PAUSE;
    if (pauses >= 0) {
      this.pausedUntil = performance.now() + Math.min(FIRST_PAUSE_MS * 2 ** pauses, this.options.maxPauseMs);
    }
  }
}
