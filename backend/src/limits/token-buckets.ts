/** A bucket for each key: it holds a minute's worth of calls and fills again evenly. */
export interface TokenBucketsOptions {
  /** What a bucket holds, and what flows into it in a minute. */
  perMinute: number;
  /** How many buckets are kept; beyond that the one that was used longest ago is forgotten. */
  maxKeys: number;
}

const MINUTE_MS = 60_000;

/**
 * Token buckets in bounded memory. Of each only the time is kept at which it will be full again (the generic cell rate
 * algorithm, ITU-T I.371), so there is no window at whose edge everybody may call at once. Times are in milliseconds of
 * a clock that never goes back.
 */
export class TokenBuckets {
  /** When the bucket of each key is full again; the one used longest ago first. */
  private readonly fullAt = new Map<string, number>();

  constructor(private readonly options: TokenBucketsOptions) {}

  /** How many buckets are kept. */
  get size(): number {
    return this.fullAt.size;
  }

  /** Milliseconds until `cost` can be taken from the bucket of `key`; 0 when it can be taken now. */
  waitMs(key: string, cost: number, now: number): number {
    const emptyFor = Math.max(0, (this.fullAt.get(key) ?? 0) - now) + this.fillMs(cost) - MINUTE_MS;
    return Math.max(0, emptyFor);
  }

  /** Takes `cost` from the bucket of `key`. */
  take(key: string, cost: number, now: number): void {
    const fullAt = Math.max(now, this.fullAt.get(key) ?? 0) + this.fillMs(cost);
    this.fullAt.delete(key);
    this.fullAt.set(key, fullAt);
    if (this.fullAt.size > this.options.maxKeys) {
      for (const oldest of this.fullAt.keys()) {
        this.fullAt.delete(oldest);
        break;
      }
    }
  }

  private fillMs(cost: number): number {
    return (cost / this.options.perMinute) * MINUTE_MS;
  }
}
