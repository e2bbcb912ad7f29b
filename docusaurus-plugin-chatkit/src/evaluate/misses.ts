import type { Outcome } from './outcome.js';

/** A question that went wrong: what was wanted, and what came instead. */
export interface Miss {
  line: number;
  question: string;
  /** What went wrong, for people. */
  what: string;
  wanted: string[];
  /** The first passages that were found. */
  found: string[];
}

/** Ranks after this one count as missed. */
const LAST_RANK = 5;

/** The questions that went wrong, each once, by the first thing that did. */
export function missesOf(outcomes: Outcome[]): Miss[] {
  return outcomes.flatMap((outcome) => {
    const { question, reply } = outcome;
    const miss = describeMiss(outcome);
    if (!miss) return [];
    const { line, question: text } = question;
    return [{ line, question: text, ...miss, found: reply.found.slice(0, LAST_RANK) }];
  });
}

function describeMiss({
  question,
  isAnswerable,
  pageRank,
  headingRank,
  answer,
}: Outcome): Pick<Miss, 'what' | 'wanted'> | undefined {
  if (!isAnswerable) {
    return answer?.answered ? { what: `answered, though ${question.kind}`, wanted: [] } : undefined;
  }
  const { pages, anchors } = question;
  if (isMissed(pageRank)) return { what: `page ${rankName(pageRank)}`, wanted: pages };
  if (anchors.length > 0 && isMissed(headingRank)) {
    return { what: `page rank ${pageRank}, heading ${rankName(headingRank)}`, wanted: anchors };
  }
  return answer && !answer.answered ? { what: 'declined, though answerable', wanted: pages } : undefined;
}

const isMissed = (rank: number | undefined): boolean => rank === undefined || rank > LAST_RANK;
const rankName = (rank: number | undefined): string => (rank === undefined ? 'not found' : `rank ${rank}`);
