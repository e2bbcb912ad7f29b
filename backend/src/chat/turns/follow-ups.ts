import type { Action, StoredThreadItem, WidgetItem } from 'chatkit-protocol';
import { AppError } from '../../errors/app-error.js';
import type { NeighbouringSection } from '../../retrieval/neighbouring-sections.js';
import { newId, now } from '../chatkit/identifiers.js';
import { sentencesFor } from '../sentences/by-language.js';
import { MAX_QUESTION_LENGTH } from './message-text.js';

/** How many questions are suggested at most. */
export const MAX_FOLLOW_UPS = 3;
/** Longest suggestion, in UTF-16 units. */
const MAX_LENGTH = 120;
/** Fewest words by which a heading says alone what it is about. */
const MIN_TELLING_WORDS = 3;

/** The action of a suggestion: asks its question as if the reader had written it. */
const ASK = 'ask';
/** Marks the widgets of suggestions. */
const KEY = 'follow_ups';

/** What models wrote, as plain text; what holds a link or HTML is left out. */
export function readableQuestions(written: string[]): string[] {
  return written
    .map((text) => text.replaceAll(/[*`\u202a-\u202e\u2066-\u2069]|\[\d+\]/g, ' '))
    .filter((text) => !/[<>]|\]\(|\/\/|www\./i.test(text));
}

/** Suggestions as they may be shown, the first few, each once: none that says nothing, is long, or was `asked`. */
export function toFollowUps(suggested: string[], asked: string[]): string[] {
  const known = new Set(asked.map(comparable));
  return suggested
    .map((text) => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim())
    .filter((text) => {
      const isNew = !known.has(comparable(text));
      known.add(comparable(text));
      return isNew && /\p{L}/u.test(text) && text.length <= MAX_LENGTH;
    })
    .slice(0, MAX_FOLLOW_UPS);
}

/** What to ask so that a section is found: its heading, after its page's title where it is but a word or two. */
export function headingQuestion({
  title,
  headings,
}: Pick<NeighbouringSection, 'title' | 'headings'>): string {
  const heading = headings.at(-1) ?? title;
  return wordsIn(heading) < MIN_TELLING_WORDS && title !== heading ? `${title} › ${heading}` : heading;
}

/** The widget that offers questions, one button each. */
export function toFollowUpWidget(threadId: string, questions: string[], locale: string): WidgetItem {
  const buttons = questions.map((question) => ({
    type: 'Button',
    label: question,
    variant: 'outline',
    color: 'secondary',
    size: 'sm',
    pill: true,
    onClickAction: { type: ASK, payload: { question }, handler: 'server' },
  }));
  return {
    id: newId('msg'),
    thread_id: threadId,
    created_at: now(),
    type: 'widget',
    widget: {
      type: 'Card',
      key: KEY,
      size: 'full',
      border: 0,
      padding: 0,
      children: [
        { type: 'Caption', value: sentencesFor(locale).followUps },
        { type: 'Col', gap: 2, align: 'start', children: buttons },
      ],
    },
  };
}

/** Ids of the suggestions among these items: they belong to the newest answer alone. */
export function followUpWidgets(items: StoredThreadItem[]): string[] {
  return items.flatMap((item) => (item.type === 'widget' && item.widget.key === KEY ? item.id : []));
}

/** The question that a suggestion's action asks. Throws `unknown_action`, or `invalid_request` without a question. */
export function questionOf({ type, payload }: Action): string {
  if (type !== ASK) throw new AppError('unknown_action', `This assistant has no action "${type}".`);
  const { question } = (typeof payload === 'object' && payload !== null ? payload : {}) as {
    question?: unknown;
  };
  if (typeof question !== 'string' || question.trim() === '' || question.length > MAX_QUESTION_LENGTH) {
    throw new AppError(
      'invalid_request',
      `The action "${ASK}" needs a payload with a "question" of 1 to ${MAX_QUESTION_LENGTH} characters.`,
    );
  }
  return question;
}

function comparable(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function wordsIn(text: string): number {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
  return [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).length;
}
