import type { NumberedPassage } from '../answer-model.js';
import { excerptCode } from './code-excerpt.js';
import { escapeMarkdown } from './escape-markdown.js';
import { quoteToMarkdown } from './quote-markdown.js';
import { type QuoteUnit, withCompanions } from './quote-units.js';
import type { UnitScores } from './unit-scores.js';

/** What a section's first sentence is worth beside the terms in it, as a share of the best unit: it says what the section is about. */
const OPENING_SHARE = 0.35;
/** A unit worth less than this share of the section's best is left out. */
const LEAST_UNIT_SHARE = 0.2;
/** Fewer characters of a code block show nothing. */
const LEAST_EXCERPT_LENGTH = 80;

/** What a passage says about the question under the name of its section, in page order, at most `room` characters; empty when nothing fits. */
export function quoteSection(
  { number, title, headings }: NumberedPassage,
  units: QuoteUnit[],
  scores: UnitScores,
  room: number,
): string {
  const heading = `**${escapeMarkdown([title, ...headings.slice(-1)].join(' › '))}**`;
  const render = (chosen: ReadonlyMap<number, QuoteUnit>): string => {
    const inOrder = [...chosen].sort(([one], [other]) => one - other).map(([, unit]) => unit);
    return `${heading}\n\n${quoteToMarkdown(inOrder, `[${number}]`)}`;
  };
  let quote = '';
  let chosen = new Map<number, QuoteUnit>();
  for (const index of byWorth(units, scores)) {
    const wanted = new Map([
      ...chosen,
      ...withCompanions(units, index).map((at) => [at, units[at]!] as const),
    ]);
    const excess = render(wanted).length - room;
    const fitting = excess > 0 ? withExcerpt(wanted, excess, scores) : wanted;
    if (!fitting) continue;
    chosen = fitting;
    quote = render(chosen);
  }
  return quote;
}

/** Positions of the units worth quoting, the best first. */
function byWorth(units: QuoteUnit[], scores: UnitScores): number[] {
  const values = units.map(({ text }) => scores.of(text));
  const best = Math.max(...values);
  const opening = units.findIndex(({ kind }) => kind === 'text');
  return values
    .map((value, index) => ({ index, worth: value + (index === opening ? OPENING_SHARE * best : 0) }))
    .filter(({ worth }) => worth >= LEAST_UNIT_SHARE * best)
    .sort((one, other) => other.worth - one.worth)
    .map(({ index }) => index);
}

/** The same units with the last code block cut down to its telling lines; undefined when too little of it would be left. */
function withExcerpt(
  units: ReadonlyMap<number, QuoteUnit>,
  excess: number,
  scores: UnitScores,
): Map<number, QuoteUnit> | undefined {
  const [index, code] = [...units].findLast(([, { kind }]) => kind === 'code') ?? [];
  if (index === undefined || code === undefined) return undefined;
  const room = code.text.length - excess;
  const text = room >= LEAST_EXCERPT_LENGTH ? excerptCode(code.text, room, scores) : '';
  return text === '' ? undefined : new Map([...units, [index, { ...code, text }]]);
}
