import { analyzerFor } from '../analysis/analyzer.js';
import type { NumberedPassage } from '../passages/numbered-passage.js';
import { asksNothing } from '../ranking/candidate.js';
import { quoteSection } from './quote-section.js';
import { type QuoteUnit, unitsOf } from './quote-units.js';
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
/** The room of each section that is quoted. */
const SECTION_LENGTHS = [550, 400, 300, 200];
const MAX_PAGES = 3;
/** A section after the first whose best sentence says less than this share of the best of all is left out. */
const LEAST_SECTION_SHARE = 0.4;

interface Source {
  passage: NumberedPassage;
  units: QuoteUnit[];
  /** Score of what says most about the question in it. */
  best: number;
}

/**
 * An answer without a model: sentences, list items and code of the passages that say most about what was asked, as
 * Markdown under the names of their sections, `[n]` after what is quoted from passage n. At most 1,200 characters
 * and three pages; empty when no passage says anything about it, or nothing but stop words was asked.
 */
export function quoteAnswer({ question, passages, locale }: QuoteRequest): string {
  const analyzer = analyzerFor(locale);
  const terms = analyzer.analyzeQuestion(question);
  if (asksNothing(terms)) return '';
  const units = passages.map(({ blocks }) => unitsOf(blocks, locale));
  const scores = new UnitScores(
    terms,
    units.flat().map(({ text }) => text),
    analyzer,
  );
  const sources = passages.map((passage, index) => toSource(passage, units[index]!, scores));
  const quotes: string[] = [];
  let room = MAX_LENGTH;
  for (const { passage, units: offered } of chooseSources(sources)) {
    const quote = quoteSection(passage, offered, scores, Math.min(room, SECTION_LENGTHS[quotes.length]!));
    if (quote === '') continue;
    quotes.push(quote);
    room -= quote.length + 2;
  }
  return quotes.join('\n\n');
}

function toSource(passage: NumberedPassage, units: QuoteUnit[], scores: UnitScores): Source {
  const heading = passage.headings.at(-1) ?? passage.title;
  return {
    passage,
    units,
    best: Math.max(...[heading, ...units.map(({ text }) => text)].map((text) => scores.of(text))),
  };
}

/** The two best sections, then the best of further pages, in case the first page is the wrong one. */
function chooseSources(sources: Source[]): Source[] {
  const most = Math.max(...sources.map(({ best }) => best));
  const telling = sources.filter(
    (source) =>
      source.units.length > 0 &&
      source.best > 0 &&
      (source === sources[0] || source.best >= LEAST_SECTION_SHARE * most),
  );
  const pages = [...new Set(telling.map(({ passage }) => passage.page))].slice(0, MAX_PAGES);
  const ofPages = telling.filter(({ passage }) => pages.includes(passage.page));
  const bestOfPages = pages.map((page) => ofPages.find(({ passage }) => passage.page === page)!);
  const preferred = [...ofPages.slice(0, 2), ...bestOfPages, ...ofPages];
  return [...new Set(preferred)].slice(0, SECTION_LENGTHS.length);
}
