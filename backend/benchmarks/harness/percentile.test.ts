import { median, percentile } from './percentile.ts';

describe('percentile', () => {
  it('gives the value that a share of all do not exceed, whatever their order', () => {
    const values = [30, 10, 50, 20, 40];
    expect([0, 0.2, 0.5, 0.99, 1].map((rank) => percentile(values, rank))).toEqual([10, 10, 30, 50, 50]);
  });

  it('gives a value that was measured, the lower of the two in the middle', () => {
    expect(median([1, 2, 3, 100])).toBe(2);
  });

  it('sorts numbers, not their digits, and leaves the list as it is', () => {
    const values = [100, 9, 20];
    expect(median(values)).toBe(20);
    expect(values).toEqual([100, 9, 20]);
  });

  it('throws when there is nothing', () => {
    expect(() => median([])).toThrow('no percentile');
  });
});
