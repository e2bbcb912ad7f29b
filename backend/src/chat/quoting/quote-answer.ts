import { analyzerFor } from '../../retrieval/analysis/analyzer.js';
import type { NumberedPassage } from '../answer-model.js';
import { escapeText, unitsToMarkdown } from './quote-markdown.js';
import { type QuoteUnit, unitsOf } from './quote-unit.js';
import { UnitScores } from './unit-scores.js';

/** What is quoted from: a question and the passages found for it. */
export interface QuoteRequest {
  question: string;
  /** Best first. */
  passages: NumberedPassage[];
  /** BCP 47 tag of the passages' language. */
  locale: string;
}

const MAX_LENGTH = 1_200;
/** So many sections, hence at most so many pages, are quoted. */
const MAX_SECTIONS = 3;
/** The room that the best section may take, and each after it. */
const SECTION_LENGTHS = [700, 350, 350];
/** What the first sentence of a section is worth beside the terms in it, as a share of the best unit: it says what the section is about. */
const OPENING_SHARE = 0.35;
/** A unit worth less than this share of the section's best is left out. */
const LEAST_SHARE = 0.3;

interface Source {
  passage: NumberedPassage;
  units: QuoteUnit[];
}

/**
 * An answer without a model: sentences, list items and code of the passages that say most about what was asked, as
 * Markdown under the names of their sections, `[n]` after what is quoted from passage n. At most 1,200 characters;
 * empty when no passage says anything about it.
 */
export function quoteAnswer({ question, passages, locale }: QuoteRequest): string {
  const analyzer = analyzerFor(locale);
  const sources = passages.map((passage) => ({ passage, units: unitsOf(passage.blocks, locale) }));
  const scores = new UnitScores(
    analyzer.analyzeQuestion(question),
    sources.flatMap(({ units }) => units),
    analyzer,
  );
  const quotes: string[] = [];
  let room = MAX_LENGTH;
  for (const source of chooseSources(sources, scores)) {
    const quote = quoteSection(source, scores, Math.min(room, SECTION_LENGTHS[quotes.length]!));
    if (quote === '' || quote.length > room) continue;
    quotes.push(quote);
    room -= quote.length + 2;
  }
  return quotes.join('\n\n');
}

/** The best section of each page first, so that a wrong first page does not hide a right second one. */
function chooseSources(sources: Source[], scores: UnitScores): Source[] {
  const telling = sources.filter(
    ({ passage, units }) =>
      units.length > 0 &&
      [...passage.headings, ...units.map(({ text }) => text)].some((text) => scores.of(text) > 0),
  );
  const pages = new Set<string>();
  const best = telling.filter(({ passage }) => !pages.has(passage.title) && pages.add(passage.title));
  const others = telling.filter((source) => !best.includes(source));
  return [...best, ...others].slice(0, MAX_SECTIONS);
}

function quoteSection({ passage, units }: Source, scores: UnitScores, room: number): string {
  const heading = `**${escapeText([passage.title, ...passage.headings.slice(-1)].join(' › '))}**`;
  const marker = `[${passage.number}]`;
  const render = (chosen: QuoteUnit[]): string => `${heading}\n\n${unitsToMarkdown(chosen, marker)}`;
  const values = units.map((unit) => scores.of(unit.text));
  const best = Math.max(...values);
  const opening = units.findIndex(({ kind }) => kind === 'text');
  const worth = values.map((value, index) => value + (index === opening ? OPENING_SHARE * best : 0));
  const byWorth = units.map((_unit, index) => index).sort((one, other) => worth[other]! - worth[one]!);
  const chosen = new Set<number>();
  for (const index of byWorth) {
    if (worth[index]! < LEAST_SHARE * best && chosen.size > 0) break;
    const tried = new Set([...chosen, ...withIntroduction(units, index)]);
    if (render(inOrder(units, tried)).length <= room) for (const added of tried) chosen.add(added);
  }
  return chosen.size > 0 ? render(inOrder(units, chosen)) : '';
}

/** Code comes with the sentence that introduces it, and a sentence that ends in a colon with what it announces. */
function withIntroduction(units: QuoteUnit[], index: number): number[] {
  const unit = units[index]!;
  if (unit.kind !== 'text' && units[index - 1]?.kind === 'text') return [index - 1, index];
  if (unit.kind === 'text' && /[:：]$/.test(unit.text) && units[index + 1]) return [index, index + 1];
  return [index];
}

function inOrder(units: QuoteUnit[], chosen: Set<number>): QuoteUnit[] {
  return units.filter((_unit, index) => chosen.has(index));
}
