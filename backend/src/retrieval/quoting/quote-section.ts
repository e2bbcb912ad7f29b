import { cutMarked, type MarkedText } from '../passages/marked-text.js';
import type { NumberedPassage } from '../passages/numbered-passage.js';
import { waysToQuote } from './companions.js';
import { excerptCode, repeatsCode } from './code-excerpt.js';
import { escapeMarkdown } from './escape-markdown.js';
import { quoteToMarkdown } from './quote-markdown.js';
import type { QuoteUnit } from './quote-units.js';
import type { UnitScores } from './unit-scores.js';

/** What a section's first sentence is worth beside the terms in it, as a share of the best unit: it says what the section is about. */
const OPENING_SHARE = 0.35;
/** A unit worth less than this share of the section's best is left out. */
const LEAST_UNIT_SHARE = 0.2;
/** Fewer characters of a block that is too long show nothing. */
const LEAST_EXCERPT_LENGTH = 80;

/** Units by their position in the passage. */
type ChosenUnits = ReadonlyMap<number, QuoteUnit>;

/**
 * What a passage says about the question under the name of its section, in page order, at most `room` characters;
 * empty when nothing fits.
 */
export function quoteSection(
  { number, title, headings }: NumberedPassage,
  units: QuoteUnit[],
  scores: UnitScores,
  room: number,
): string {
  const heading = `**${escapeMarkdown([title, ...headings.slice(-1)].join(' › '))}**`;
  const render = (chosen: ChosenUnits): string => {
    const inOrder = [...chosen].sort(([one], [other]) => one - other).map(([, unit]) => unit);
    return `${heading}\n\n${quoteToMarkdown(inOrder, `[${number}]`)}`;
  };
  let chosen: ChosenUnits = new Map();
  for (const index of byWorth(units, scores)) {
    if (chosen.has(index) || isRepeated(units[index]!, chosen)) continue;
    const additions = waysToQuote(units, index).map((positions) =>
      positions.filter((position) => !chosen.has(position)).map((position) => units[position]!),
    );
    const excess = (wanted: ChosenUnits): number => render(wanted).length - room;
    const whole = additions.map((added) => together(chosen, added));
    chosen =
      whole.find((wanted) => excess(wanted) <= 0) ??
      additions
        .map((added, way) => shorten(whole[way]!, added, excess(whole[way]!), scores))
        .find((wanted) => wanted !== undefined && excess(wanted) <= 0) ??
      chosen;
  }
  return chosen.size > 0 ? render(chosen) : '';
}

function together(chosen: ChosenUnits, added: QuoteUnit[]): ChosenUnits {
  return new Map([...chosen, ...added.map((unit) => [unit.position, unit] as const)]);
}

function isRepeated({ kind, text }: QuoteUnit, chosen: ChosenUnits): boolean {
  return (
    kind === 'code' &&
    [...chosen.values()].some((other) => other.kind === 'code' && repeatsCode(text, other.text))
  );
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

/**
 * The same units with the longest of those just added cut down: code, or a sentence that would be all that is quoted.
 * Undefined when too little of it would be left.
 */
function shorten(
  units: ChosenUnits,
  added: QuoteUnit[],
  excess: number,
  scores: UnitScores,
): ChosenUnits | undefined {
  const [unit] = [...added].sort((one, other) => other.text.length - one.text.length);
  if (unit === undefined) return undefined;
  const room = unit.text.length - excess;
  if (room < LEAST_EXCERPT_LENGTH) return undefined;
  const isAlone = units.size === added.length && added.filter(({ kind }) => kind === 'text').length === 1;
  if (unit.kind === 'code') {
    const text = excerptCode(unit.text, room, scores);
    return text === '' ? undefined : together(units, [{ ...unit, text }]);
  }
  return isAlone ? together(units, [{ ...unit, ...cutText(unit, room) }]) : undefined;
}

/** The beginning of a text up to a word's end; escaping may lengthen it, so some room is left. */
function cutText(text: MarkedText, room: number): MarkedText {
  const { length } = text.text.slice(0, Math.floor(room * 0.9)).replace(/\s+\S*$/, '');
  const [beginning] = cutMarked(text, [[0, length]]);
  return { text: `${beginning!.text}…`, code: beginning!.code };
}
