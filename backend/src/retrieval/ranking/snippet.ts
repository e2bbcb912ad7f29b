import type { Analyzer } from '../analysis/analyzer.js';
import type { Block } from '../passages/passage.js';
import type { QueryTerm } from './candidate.js';

/** Part of a passage, as plain text, with the words that were looked for. */
export interface Snippet {
  snippet: string;
  /** UTF-16 offsets in `snippet`, ascending, end exclusive. */
  highlights: [start: number, end: number][];
}

const MAX_LENGTH = 200;
/** Text beyond this is not looked at; passages are far shorter. */
const MAX_TEXT_LENGTH = 20_000;
/** How much of the room left goes before the first match when no sentence begins there. */
const LEADING_SHARE = 0.3;

interface Match {
  start: number;
  end: number;
  terms: QueryTerm[];
}

/** The stretch of a passage that holds the most of what was asked; its beginning when it holds nothing of it. */
export function makeSnippet(blocks: Block[], terms: QueryTerm[], analyzer: Analyzer): Snippet {
  const text = blocks
    .map((block) => block.text.replace(/\s+/g, ' ').trim())
    .join(' ')
    .slice(0, MAX_TEXT_LENGTH);
  const matches = findMatches(text, terms, analyzer);
  const best = bestStretch(matches);
  const start = startOf(text, best);
  const end = endOf(text, start);
  const prefix = start > 0 ? '…' : '';
  const snippet = prefix + text.slice(start, end).trimEnd() + (end < text.length ? '…' : '');
  const shift = prefix.length - start;
  return {
    snippet,
    highlights: matches
      .filter((match) => match.start >= start && match.end <= end)
      .map((match) => [match.start + shift, match.end + shift]),
  };
}

function findMatches(text: string, terms: QueryTerm[], analyzer: Analyzer): Match[] {
  const asked = new Map(terms.map((term) => [term.term, term]));
  const matches: Match[] = [];
  for (const word of analyzer.words(text)) {
    const found = analyzer.termsOf(word.text).flatMap((term) => asked.get(term) ?? []);
    if (found.length === 0) continue;
    const bare = /^[./+#-]*(.*?)[./+#-]*$/s.exec(word.text)![1]!;
    const start = word.start + word.text.indexOf(bare);
    matches.push({ start, end: start + bare.length, terms: found });
  }
  return matches;
}

/** The matches of the stretch with the greatest weight of different terms; the earliest of equals. */
function bestStretch(matches: Match[]): { start: number; end: number } {
  let best = { start: 0, end: 0, weight: 0 };
  for (const [first, { start }] of matches.entries()) {
    const seen = new Map<string, number>();
    let end = start;
    for (let next = first; next < matches.length && matches[next]!.end - start <= MAX_LENGTH; next += 1) {
      for (const { term, weight } of matches[next]!.terms) seen.set(term, weight);
      end = matches[next]!.end;
    }
    const weight = [...seen.values()].reduce((sum, one) => sum + one, 0);
    if (weight > best.weight) best = { start, end, weight };
  }
  return best;
}

/** Begins with the sentence of the first match where there is room for it, else at a word before it. */
function startOf(text: string, best: { start: number; end: number }): number {
  const room = MAX_LENGTH - (best.end - best.start);
  const earliest = Math.max(0, Math.min(best.start - room, text.length - MAX_LENGTH));
  if (earliest === 0 && best.end <= MAX_LENGTH) return 0;
  const before = text.slice(Math.max(0, best.start - room), best.start);
  const sentence = /^.*(?:[.!?:]\s+|[。！？])(?=\S)/su.exec(before);
  if (sentence) return best.start - before.length + sentence[0].length;
  const from = best.start - Math.floor(room * LEADING_SHARE);
  const space = text.indexOf(' ', from);
  return space === -1 || space >= best.start ? best.start : space + 1;
}

/** Ends after a whole word; a text without spaces is cut where the room ends, never inside a character. */
function endOf(text: string, start: number): number {
  const limit = start + MAX_LENGTH;
  if (limit >= text.length) return text.length;
  const space = text.lastIndexOf(' ', limit);
  if (space > start + MAX_LENGTH / 2) return space;
  const isInsidePair = /[\udc00-\udfff]/.test(text[limit]!);
  return isInsidePair ? limit - 1 : limit;
}
