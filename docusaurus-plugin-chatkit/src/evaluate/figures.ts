import { aucOf, type Estimate, hitAt, meanOf, reciprocalRankAt } from './metrics.js';
import type { Outcome } from './outcome.js';

/** What a question counts for a figure, 0 to 1; undefined when it does not count. */
type Value = (outcome: Outcome) => number | undefined;

const ofPage = (value: (rank: number | undefined) => number): Value => {
  return ({ isAnswerable, pageRank }) => (isAnswerable ? value(pageRank) : undefined);
};
const ofHeading = (value: (rank: number | undefined) => number): Value => {
  return ({ isAnswerable, question, headingRank }) =>
    isAnswerable && question.anchors.length > 0 ? value(headingRank) : undefined;
};
const ofAnswer = (value: (answer: NonNullable<Outcome['answer']>) => boolean): Value => {
  return ({ isAnswerable, answer }) => (isAnswerable && answer ? Number(value(answer)) : undefined);
};

/** Figures that are means over questions. */
const MEANS = {
  page_hit_1: ofPage((rank) => hitAt(1, rank)),
  page_hit_5: ofPage((rank) => hitAt(5, rank)),
  page_mrr_10: ofPage((rank) => reciprocalRankAt(10, rank)),
  heading_hit_1: ofHeading((rank) => hitAt(1, rank)),
  heading_hit_5: ofHeading((rank) => hitAt(5, rank)),
  heading_mrr_10: ofHeading((rank) => reciprocalRankAt(10, rank)),
  answered: ofAnswer(({ answered }) => answered),
  right_page_cited: ofAnswer(({ citesRightPage }) => citesRightPage),
  facts_in_answer: (outcome: Outcome) =>
    outcome.question.mustContain.length > 0 ? ofAnswer(({ holdsFacts }) => holdsFacts)(outcome) : undefined,
  declined: ({ isAnswerable, answer }: Outcome) =>
    !isAnswerable && answer ? Number(!answer.answered) : undefined,
} satisfies Record<string, Value>;

export type FigureName = keyof typeof MEANS | 'confidence_auc';

/** The figures' names for people, in the order in which they are shown. */
export const FIGURE_LABELS: Record<FigureName, string> = {
  page_hit_1: 'page hit@1',
  page_hit_5: 'page hit@5',
  page_mrr_10: 'page MRR@10',
  heading_hit_1: 'heading hit@1',
  heading_hit_5: 'heading hit@5',
  heading_mrr_10: 'heading MRR@10',
  confidence_auc: 'AUC of confidence',
  answered: 'answered, of answerable',
  declined: 'declined, of unanswerable',
  right_page_cited: 'right page cited',
  facts_in_answer: 'facts in answer',
};

/** Figures of a run; one that no question counts for is absent. */
export type Figures = Partial<Record<FigureName, Estimate>>;

/** Computes all figures that the outcomes allow. */
export function figuresOf(outcomes: Outcome[]): Figures {
  const figures: Figures = {
    confidence_auc: aucOf(confidences(outcomes, true), confidences(outcomes, false)),
  };
  for (const [name, value] of Object.entries(MEANS)) {
    const values = outcomes.map(value).filter((counted) => counted !== undefined);
    figures[name as keyof typeof MEANS] = meanOf(values);
  }
  return figures;
}

/** The figures that are there, with their names for people, in order. */
export function listFigures(figures: Figures): { name: FigureName; label: string; figure: Estimate }[] {
  return Object.entries(FIGURE_LABELS).flatMap(([key, label]) => {
    const name = key as FigureName;
    const figure = figures[name];
    return figure ? [{ name, label, figure }] : [];
  });
}

function confidences(outcomes: Outcome[], areAnswerable: boolean): number[] {
  return outcomes
    .filter(({ isAnswerable }) => isAnswerable === areAnswerable)
    .map(({ reply }) => reply.confidence);
}

/** The lengths, in characters, of the answers to what can be answered: the middle one and the longest. */
export function answerLengths(outcomes: Outcome[]): { median: number; longest: number } | undefined {
  const lengths = outcomes
    .flatMap(({ isAnswerable, answer }) => (isAnswerable && answer ? [answer.length] : []))
    .sort((a, b) => a - b);
  if (lengths.length === 0) return undefined;
  return { median: lengths[lengths.length >> 1]!, longest: lengths.at(-1)! };
}
