import { type Clock, Pace } from './pace.js';

/** A clock that goes on when everybody sleeps: to when the first of them wakes. */
class FakeClock implements Clock {
  private time = 1000;
  private readonly sleepers: { until: number; wake: () => void }[] = [];

  now(): number {
    return this.time;
  }

  sleep(durationMs: number): Promise<void> {
    return new Promise((wake) => this.sleepers.push({ until: this.time + durationMs, wake }));
  }

  goTo(time: number): void {
    this.time = time;
  }

  /** Lets time pass until nobody sleeps any more. */
  async run(): Promise<void> {
    for (;;) {
      await new Promise(setImmediate);
      const next = this.sleepers.sort((one, other) => one.until - other.until).shift();
      if (!next) return;
      this.time = Math.max(this.time, next.until);
      next.wake();
    }
  }
}

describe('Pace', () => {
  const { signal } = new AbortController();
  let clock: FakeClock;
  beforeEach(() => (clock = new FakeClock()));

  /** When each of so many requests that come together may be sent. */
  async function turns(pace: Pace, count: number): Promise<number[]> {
    const at = Promise.all(
      Array.from({ length: count }, async () => {
        await pace.turn(signal);
        return clock.now();
      }),
    );
    await clock.run();
    return at;
  }

  it('lets the first request go at once, and spaces out those that come together', async () => {
    await expect(turns(new Pace(250, clock), 3)).resolves.toEqual([1000, 1250, 1500]);
  });

  it('does not make up for time in which nothing was sent', async () => {
    const pace = new Pace(250, clock);
    await turns(pace, 1);
    clock.goTo(9000);
    await expect(turns(pace, 2)).resolves.toEqual([9000, 9250]);
  });

  it('slows down, and never speeds up', async () => {
    const pace = new Pace(250, clock);
    pace.slowDownTo(1000);
    pace.slowDownTo(10);
    await expect(turns(pace, 2)).resolves.toEqual([1000, 2000]);
  });

  it('holds back those that wait already when the site asks for a pause', async () => {
    const pace = new Pace(250, clock);
    await turns(pace, 1);
    const waiting = pace.turn(signal).then(() => clock.now());
    pace.pause(5000);
    await clock.run();
    await expect(waiting).resolves.toBe(6000);
    await expect(turns(pace, 1)).resolves.toEqual([6000]);
  });

  it('ends waiting when the signal aborts', async () => {
    await expect(new Pace(250, clock).turn(AbortSignal.abort(new Error('stopped')))).rejects.toThrow(
      'stopped',
    );
  });
});
