import { aucOf, chanceOfSplit, hitAt, meanOf, rankOf, reciprocalRankAt } from './metrics.js';

describe('rankOf', () => {
  it('is the rank of the first that is wanted, each counted once', () => {
    expect(rankOf(['/a', '/a', '/b', '/c'], ['/c', '/b'])).toBe(2);
    expect(rankOf(['/a'], ['/b'])).toBeUndefined();
    expect(rankOf([], ['/b'])).toBeUndefined();
  });
});

describe('hitAt and reciprocalRankAt', () => {
  it('count ranks up to the limit, and no others', () => {
    expect([1, 5, 6, undefined].map((rank) => hitAt(5, rank))).toEqual([1, 1, 0, 0]);
    expect([1, 4, 10, 11, undefined].map((rank) => reciprocalRankAt(10, rank))).toEqual([1, 0.25, 0.1, 0, 0]);
  });
});

describe('meanOf', () => {
  it('has Wilson’s interval, which for 8 of 10 is .490 to .943', () => {
    const { value, of, low, high } = meanOf([1, 1, 1, 1, 1, 1, 1, 1, 0, 0])!;
    expect([value, of]).toEqual([0.8, 10]);
    expect(low).toBeCloseTo(0.4902, 4);
    expect(high).toBeCloseTo(0.9433, 4);
  });

  it('is not sure of itself where all of a few questions are right', () => {
    const { value, low, high } = meanOf([1, 1, 1, 1, 1])!;
    expect([value, high]).toEqual([1, 1]);
    expect(low).toBeCloseTo(0.5655, 4);
  });

  it('is undefined for no questions', () => {
    expect(meanOf([])).toBeUndefined();
  });
});

describe('aucOf', () => {
  it('counts pairs that are won, and ties half', () => {
    // .9 beats both; .5 ties with .5 and beats .1; .1 loses to .5 and ties with .1.
    expect(aucOf([0.9, 0.5, 0.1], [0.5, 0.1])!.value).toBeCloseTo((2 + 1.5 + 0.5) / 6, 10);
    expect(aucOf([0.9], [0.1])!.value).toBe(1);
    expect(aucOf([0.1], [0.9])!.value).toBe(0);
  });

  it('has the interval of a share of the smaller side', () => {
    const { low, high } = aucOf(Array<number>(100).fill(1), [0, 0, 0, 0, 0])!;
    expect([low, high]).toEqual([meanOf([1, 1, 1, 1, 1])!.low, 1]);
  });

  it('is undefined without positives or negatives', () => {
    expect(aucOf([1], [])).toBeUndefined();
    expect(aucOf([], [1])).toBeUndefined();
  });
});

describe('chanceOfSplit', () => {
  it.each([
    [5, 0, 2 / 32],
    [0, 5, 2 / 32],
    [4, 1, (2 * (1 + 5)) / 32],
    [3, 3, 1],
    [0, 0, 1],
  ])('is that of tossed coins: %d better, %d worse', (better, worse, chance) => {
    expect(chanceOfSplit(better, worse)).toBeCloseTo(chance, 10);
  });
});
