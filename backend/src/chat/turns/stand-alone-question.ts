/** Fewest words at which a follow-up is taken to say by itself what it asks. */
const MIN_STAND_ALONE_WORDS = 5;
/** Longest part of a quotation that joins the question, in UTF-16 units. */
const MAX_QUOTED_LENGTH = 300;

/**
 * The question as it can be searched without its thread: a short follow-up ("and in German?") takes the reader's last
 * question along, and the text that the reader quoted from the page counts too.
 */
export function standAloneQuestion(
  question: string,
  history: { role: 'reader' | 'assistant'; text: string }[],
  quotedText = '',
): string {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
  const words = [...segmenter.segment(question)].filter(({ isWordLike }) => isWordLike).length;
  const before =
    words < MIN_STAND_ALONE_WORDS ? history.findLast(({ role }) => role === 'reader')?.text : undefined;
  return [before, question, quotedText.slice(0, MAX_QUOTED_LENGTH)].filter(Boolean).join('\n');
}
