import { type FigureName, figuresOf, listFigures } from './figures.js';
import { judge, type Outcome } from './outcome.js';
import { identityOf } from './question.js';
import type { SavedRun } from './saved-run.js';

/** What changed since a saved run. */
export interface Comparison {
  /** The site that the saved run asked. */
  site: string;
  askedAt: string;
  /** How many questions both runs asked; the figures are of these alone. */
  shared: number;
  figures: { name: FigureName; label: string; before: number; now: number }[];
  pages: Changes;
  headings: Changes;
  /** Whether a question was answered; only where both runs asked for answers. */
  answers: Changes;
  /** Questions that only this run asked. */
  added: string[];
  /** Questions that only the saved run asked. */
  gone: string[];
}

/** Questions whose outcome got better or worse. */
export interface Changes {
  better: Change[];
  worse: Change[];
}

export interface Change {
  question: string;
  before: string;
  now: string;
}

/** Ranks after this one count as none, as they do for the MRR. */
const LAST_RANK = 10;

/**
 * Compares with a saved run. Its replies are judged by what is expected now, so that a correction of the question set
 * does not pass for a change of the site.
 */
export function compareRuns(outcomes: Outcome[], saved: SavedRun): Comparison {
  const savedByIdentity = new Map(saved.questions.map((question) => [identityOf(question), question]));
  const now = outcomes.filter(({ question }) => savedByIdentity.has(identityOf(question)));
  const before = judge(
    now.map(({ question }) => question),
    now.map(({ question }) => savedByIdentity.get(identityOf(question))!.reply),
  );
  const pairs = now.map((outcome, index): Pair => ({ before: before[index]!, now: outcome }));
  const asked = new Set(outcomes.map(({ question }) => identityOf(question)));
  const figuresBefore = figuresOf(before);
  return {
    site: saved.site,
    askedAt: saved.asked_at,
    shared: now.length,
    figures: listFigures(figuresOf(now)).flatMap(({ name, label, figure }) => {
      const earlier = figuresBefore[name];
      return earlier ? [{ name, label, before: earlier.value, now: figure.value }] : [];
    }),
    pages: changesOf(pairs, ({ pageRank }) => rankState(pageRank)),
    headings: changesOf(pairs, ({ headingRank }) => rankState(headingRank)),
    answers: changesOf(pairs, answerState),
    added: outcomes.flatMap(({ question }) =>
      savedByIdentity.has(identityOf(question)) ? [] : [question.question],
    ),
    gone: saved.questions.flatMap((question) => (asked.has(identityOf(question)) ? [] : [question.question])),
  };
}

interface Pair {
  before: Outcome;
  now: Outcome;
}

/** How good an outcome is, higher being better, and how that is called. */
interface State {
  goodness: number;
  name: string;
}

function changesOf(pairs: Pair[], stateOf: (outcome: Outcome) => State | undefined): Changes {
  const changes: Changes = { better: [], worse: [] };
  for (const pair of pairs) {
    const before = stateOf(pair.before);
    const now = stateOf(pair.now);
    if (!before || !now || before.goodness === now.goodness) continue;
    const change = { question: pair.now.question.question, before: before.name, now: now.name };
    (now.goodness > before.goodness ? changes.better : changes.worse).push(change);
  }
  return changes;
}

function rankState(rank: number | undefined): State {
  if (rank === undefined || rank > LAST_RANK) return { goodness: 0, name: `not in ${LAST_RANK}` };
  return { goodness: 1 / rank, name: `rank ${rank}` };
}

function answerState({ isAnswerable, answer }: Outcome): State | undefined {
  if (!answer) return undefined;
  return {
    goodness: Number(answer.answered === isAnswerable),
    name: answer.answered ? 'answered' : 'declined',
  };
}
