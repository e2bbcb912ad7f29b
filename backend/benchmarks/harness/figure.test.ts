import { isFailure, verdictOf, type Budget, type Figure } from './figure.ts';

const figure = (budget: Budget | undefined, measured: number, reference?: number): Figure => ({
  what: 'it',
  measured,
  reference,
  budget,
});

describe('verdictOf', () => {
  it('judges the ratio to the reference, the limit itself being allowed', () => {
    const budget: Budget = { of: 'ratio', atMost: 0.5 };
    expect(verdictOf(figure(budget, 5, 10))).toBe('held');
    expect(verdictOf(figure(budget, 5.1, 10))).toBe('over');
  });

  it('judges what was measured where the budget says so', () => {
    expect(verdictOf(figure({ of: 'measured', atMost: 400 }, 401))).toBe('over');
    expect(verdictOf(figure({ of: 'measured', atLeast: 0.95 }, 0.94))).toBe('under');
    expect(verdictOf(figure({ of: 'measured', atLeast: 0.95 }, 0.95))).toBe('held');
  });

  it('holds no budget where nothing could be measured', () => {
    expect(verdictOf(figure({ of: 'ratio', atMost: 0.5 }, 5))).toBe('over');
    expect(verdictOf(figure({ of: 'measured', atLeast: 0.95 }, NaN))).not.toBe('held');
  });

  it('says nothing without a budget', () => {
    expect(verdictOf(figure(undefined, 5, 10))).toBeUndefined();
  });
});

describe('isFailure', () => {
  it('is a budget that is not held, unless it is an advice', () => {
    expect(isFailure(figure({ of: 'measured', atMost: 15 }, 16))).toBe(true);
    expect(isFailure(figure({ of: 'measured', atMost: 15 }, 15))).toBe(false);
    expect(isFailure(figure({ of: 'measured', atMost: 15, isAdvice: true }, 16))).toBe(false);
    expect(isFailure(figure(undefined, 16))).toBe(false);
  });
});
