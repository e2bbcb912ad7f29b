import { leansOnNeighbour } from './leans-on-neighbour.js';
import type { QuoteUnit } from './quote-units.js';

/** A paragraph up to this length is quoted whole, not torn into sentences; in UTF-16 units. */
const WHOLE_PARAGRAPH_LENGTH = 400;

/**
 * Ways to quote the unit at `index`, as positions in page order, the most readable first: a sentence with its whole
 * paragraph where that is short, with the sentences it leans on, and by itself; code, a list or a table with what
 * introduces it. What introduces something always comes with it.
 */
export function waysToQuote(units: QuoteUnit[], index: number): number[][] {
  const unit = units[index]!;
  if (unit.kind === 'text') {
    const ways = [wholeParagraph(units, index), leanedOn(units, index), [index]];
    return ways.map((positions) => withAnnounced(units, positions));
  }
  const introduction = introductionOf(units, unit);
  if (introduction === undefined) return [[index]];
  return [
    [...leanedOn(units, introduction), index],
    [introduction, index],
  ];
}

/** The sentences of a short paragraph; of a long one those that cannot be read apart. */
function wholeParagraph(units: QuoteUnit[], index: number): number[] {
  const paragraph = units.filter(({ block }) => block === units[index]!.block);
  const length = paragraph.reduce((sum, { text }) => sum + text.length + 1, -1);
  return length <= WHOLE_PARAGRAPH_LENGTH
    ? paragraph.map(({ position }) => position)
    : leanedOn(units, index);
}

/** The sentence with those before it in its paragraph without which it says nothing. */
function leanedOn(units: QuoteUnit[], index: number): number[] {
  const unit = units[index]!;
  const isFirst = units[index - 1]?.block !== unit.block;
  return isFirst || !leansOnNeighbour(unit.text) ? [index] : [...leanedOn(units, index - 1), index];
}

function withAnnounced(units: QuoteUnit[], positions: number[]): number[] {
  const last = positions.at(-1)!;
  return announces(units[last]!) && units[last + 1] ? [...positions, last + 1] : positions;
}

function introductionOf(units: QuoteUnit[], { kind, block }: QuoteUnit): number | undefined {
  const introduction = units.findLast((unit) => unit.block < block);
  const belongs =
    introduction?.kind === 'text' &&
    introduction.block === block - 1 &&
    (kind === 'code' || announces(introduction));
  return belongs ? introduction.position : undefined;
}

function announces({ text }: QuoteUnit): boolean {
  return /[:：]$/.test(text);
}
