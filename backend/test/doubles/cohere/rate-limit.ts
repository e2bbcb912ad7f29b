import { CohereFault } from './cohere-fault.ts';

/** How a refusal says when the next call may come: as Retry-After, as X-RateLimit-Reset, or, as documented, not at all. */
export type LimitHeader = 'none' | 'retry-after' | 'reset';

/** Counts what is used in windows of time, as Cohere does by the minute, and refuses with 429 what is over. */
export class RateLimit {
  private readonly most: number;
  private readonly windowMs: number;
  private readonly header: LimitHeader;
  private used = 0;
  private windowEndsAt = 0;

  constructor(most: number, windowMs: number, header: LimitHeader) {
    this.most = most;
    this.windowMs = windowMs;
    this.header = header;
  }

  /** Uses up `count`; throws a 429 when that is more than the window has left. */
  use(count: number): void {
    const now = Date.now();
    if (now >= this.windowEndsAt) {
      this.used = 0;
      this.windowEndsAt = now + this.windowMs;
    }
    if (this.used + count > this.most) {
      throw new CohereFault(
        429,
        `You are using a trial key, which is limited to ${this.most} in ${this.windowMs / 1000} seconds.`,
        this.headers(now),
      );
    }
    this.used += count;
  }

  private headers(now: number): Record<string, string> {
    if (this.header === 'retry-after') {
      return { 'retry-after': String(Math.ceil((this.windowEndsAt - now) / 1000)) };
    }
    return this.header === 'reset'
      ? { 'x-ratelimit-reset': String(Math.ceil(this.windowEndsAt / 1000)) }
      : {};
  }
}
