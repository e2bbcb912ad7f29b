import { TokenBuckets } from './token-buckets.js';

describe('TokenBuckets', () => {
  const take = (buckets: TokenBuckets, key: string, cost: number, now: number): number => {
    const waitMs = buckets.waitMs(key, cost, now);
    if (waitMs === 0) buckets.take(key, cost, now);
    return waitMs;
  };

  it('hold a minute’s worth, and say how long to wait for more', () => {
    const buckets = new TokenBuckets({ perMinute: 6, maxKeys: 10 });
    expect(Array.from({ length: 7 }, () => take(buckets, 'a', 1, 0))).toEqual([0, 0, 0, 0, 0, 0, 10_000]);
    expect(take(buckets, 'b', 1, 0)).toBe(0);
  });

  it('fill again evenly, so that no moment lets everybody in at once', () => {
    const buckets = new TokenBuckets({ perMinute: 6, maxKeys: 10 });
    buckets.take('a', 6, 0);
    for (const now of [10_000, 20_000, 30_000, 60_000]) {
      expect([take(buckets, 'a', 1, now), take(buckets, 'a', 1, now)]).toEqual([
        0,
        now < 60_000 ? 10_000 : 0,
      ]);
    }
  });

  it('hold no more after a long pause', () => {
    const buckets = new TokenBuckets({ perMinute: 2, maxKeys: 10 });
    buckets.take('a', 2, 0);
    expect(take(buckets, 'a', 2, 3_600_000)).toBe(0);
    expect(take(buckets, 'a', 1, 3_600_000)).toBe(30_000);
  });

  it('count what is cheap by its part', () => {
    const buckets = new TokenBuckets({ perMinute: 1, maxKeys: 10 });
    expect(Array.from({ length: 5 }, () => take(buckets, 'a', 0.25, 0))).toEqual([0, 0, 0, 0, 15_000]);
  });

  it('are bounded in number: that of the key used longest ago is forgotten', () => {
    const buckets = new TokenBuckets({ perMinute: 1, maxKeys: 3 });
    for (const key of ['a', 'b', 'c']) buckets.take(key, 1, 0);
    buckets.take('a', 1, 1);
    for (let other = 0; other < 2; other++) buckets.take(`x${other}`, 1, 2);
    expect(buckets.size).toBe(3);
    expect(buckets.waitMs('a', 1, 2)).toBeGreaterThan(0);
    expect([buckets.waitMs('b', 1, 2), buckets.waitMs('c', 1, 2)]).toEqual([0, 0]);
  });
});
