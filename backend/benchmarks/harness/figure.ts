/** What a budget allows, of the ratio to the reference or, where it says so, of the measured value itself. */
export interface Budget {
  of: 'ratio' | 'measured';
  atMost?: number;
  atLeast?: number;
  /** Set where it depends on the machine: it is judged and decides nothing. */
  isAdvice?: true;
}

/** One line of the table. */
export interface Figure {
  what: string;
  measured: number;
  /** The same of what it is compared with, from the same run. */
  reference?: number;
  /** Of both: `ms`, `MB`, `pages/s`; none for counts and shares. */
  unit?: string;
  budget?: Budget;
}

export type Verdict = 'held' | 'over' | 'under';

/** Measured by reference; undefined without a reference. */
export function ratioOf({ measured, reference }: Figure): number | undefined {
  return reference === undefined ? undefined : measured / reference;
}

/** Whether the budget is held; undefined without one. What is no number holds no budget. */
export function verdictOf(figure: Figure): Verdict | undefined {
  const { budget } = figure;
  if (!budget) return undefined;
  const value = (budget.of === 'ratio' ? ratioOf(figure) : figure.measured) ?? NaN;
  if (!(value <= (budget.atMost ?? Infinity))) return 'over';
  return value >= (budget.atLeast ?? -Infinity) ? 'held' : 'under';
}

/** Whether the figure fails the run. */
export function isFailure(figure: Figure): boolean {
  return verdictOf(figure) !== 'held' && figure.budget !== undefined && !figure.budget.isAdvice;
}
