import { ratioOf, verdictOf, type Budget, type Figure } from './figure.ts';

const HEADINGS = ['what', 'measured', 'reference', 'ratio', 'budget', 'verdict'];

/** The figures as lines of text, the columns aligned. */
export function toTable(figures: Figure[]): string {
  const rows = [HEADINGS, ...figures.map(toCells)];
  const widths = HEADINGS.map((_heading, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  const rule = widths.map((width) => '-'.repeat(width));
  return [rows[0]!, rule, ...rows.slice(1)].map((cells) => toLine(cells, widths)).join('\n');
}

function toLine(cells: string[], widths: number[]): string {
  return cells
    .map((cell, column) => cell.padEnd(widths[column]!))
    .join(' | ')
    .trimEnd();
}

function toCells(figure: Figure): string[] {
  const { what, measured, reference, unit, budget } = figure;
  const ratio = ratioOf(figure);
  return [
    what,
    toQuantity(measured, unit),
    reference === undefined ? '' : toQuantity(reference, unit),
    ratio === undefined ? '' : toNumber(ratio),
    budget ? toLimit(budget, unit) : '',
    verdictOf(figure) ?? '',
  ];
}

function toLimit({ of, atMost, atLeast, isAdvice }: Budget, unit: string | undefined): string {
  const limits = [
    ...(atLeast === undefined ? [] : [`≥ ${atLeast}`]),
    ...(atMost === undefined ? [] : [`≤ ${atMost}`]),
  ].join(' and ');
  const inUnit =
    of === 'measured' && unit !== undefined ? `${limits} ${unit}` : `${limits}${of === 'ratio' ? '×' : ''}`;
  return isAdvice ? `${inUnit} advised` : inUnit;
}

function toQuantity(value: number, unit: string | undefined): string {
  return unit === undefined ? toNumber(value) : `${toNumber(value)} ${unit}`;
}

/** Three digits that tell, and all those before the point. */
function toNumber(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
