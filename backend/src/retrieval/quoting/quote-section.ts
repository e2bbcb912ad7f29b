import type { NumberedPassage } from '../passages/numbered-passage.js';
import { excerptCode, repeatsCode } from './code-excerpt.js';
import { escapeMarkdown } from './escape-markdown.js';
import { quoteToMarkdown } from './quote-markdown.js';
import { type QuoteUnit, withCompanions } from './quote-units.js';
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
    if (isRepeated(units[index]!, chosen)) continue;
    const added = withCompanions(units, index).filter((at) => !chosen.has(at));
    const wanted = new Map([...chosen, ...added.map((at) => [at, units[at]!] as const)]);
    const excess = render(wanted).length - room;
    const fitting = excess > 0 ? shorten(wanted, added, excess, scores) : wanted;
    if (fitting && render(fitting).length <= room) chosen = fitting;
  }
  return chosen.size > 0 ? render(chosen) : '';
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

/** The same units with the longest of those just added cut down; undefined when too little of it would be left. */
function shorten(
  units: ChosenUnits,
  added: number[],
  excess: number,
  scores: UnitScores,
): ChosenUnits | undefined {
  const [longest] = [...added].sort(
    (one, other) => units.get(other)!.text.length - units.get(one)!.text.length,
  );
  if (longest === undefined) return undefined;
  const unit = units.get(longest)!;
  const room = unit.text.length - excess;
  if (room < LEAST_EXCERPT_LENGTH) return undefined;
  const isAlone = units.size === added.length;
  const text =
    unit.kind === 'code' ? excerptCode(unit.text, room, scores) : isAlone ? cutText(unit.text, room) : '';
  return text === '' ? undefined : new Map([...units, [longest, { ...unit, text }]]);
}

/** The beginning of a text up to a word's end; escaping may lengthen it, so some room is left. */
function cutText(text: string, room: number): string {
  const beginning = text.slice(0, Math.floor(room * 0.9));
  return `${beginning.replace(/\s+\S*$/, '')}…`;
}
