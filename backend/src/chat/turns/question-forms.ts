import { leansOnThread } from './leans-on-thread.js';

/** Fewest words at which a question is taken to say by itself what it asks. */
const MIN_COMPLETE_WORDS = 5;
/** Longest part of a quotation that joins the question, in UTF-16 units. */
const MAX_QUOTED_LENGTH = 300;

/**
 * The forms in which a question can be searched, the likelier one first: by itself and, when it is a short follow-up,
 * with the reader's last question before it. The text that the reader quoted from the page counts in both.
 */
export function questionForms(
  question: string,
  history: { role: 'reader' | 'assistant'; text: string }[],
  quotedText = '',
): string[] {
  const words = wordsOf(question);
  const before =
    words.length < MIN_COMPLETE_WORDS ? history.findLast(({ role }) => role === 'reader')?.text : undefined;
  const toForm = (...parts: string[]): string =>
    [...parts, quotedText.slice(0, MAX_QUOTED_LENGTH)].filter(Boolean).join('\n');
  const alone = toForm(question);
  if (!before) return [alone];
  const inThread = toForm(before, question);
  return leansOnThread(words) ? [inThread, alone] : [alone, inThread];
}

/** The words of a question in order, lower case. */
function wordsOf(question: string): string[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
  return [...segmenter.segment(question)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment.toLowerCase());
}
