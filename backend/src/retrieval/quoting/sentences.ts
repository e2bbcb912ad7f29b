/** So much of a sentence's end tells whether it is one. */
const END_LENGTH = 12;

const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|cf|vs|etc|approx|resp)\.\s*$/i;
/** Ends a sentence without a space after it. */
export const FULL_WIDTH_END = /[。！？]["'」』）]*$/u;

/**
 * The sentences of a text, as the platform's rules for the language cut them; what they take for an end within code
 * (`a !== b`) or after an abbreviation is put together again.
 */
export function sentencesOf(text: string, locale: string): string[] {
  const sentences: string[] = [];
  for (const { segment } of segmenterFor(locale).segment(text)) {
    const last = sentences.at(-1);
    if (last !== undefined && !isEnd(last, segment)) sentences[sentences.length - 1] += segment;
    else sentences.push(segment);
  }
  return sentences.map((sentence) => sentence.trim());
}

function isEnd(sentence: string, next: string): boolean {
  const end = sentence.slice(-END_LENGTH);
  if (FULL_WIDTH_END.test(end.trimEnd())) return true;
  return /\s$/.test(end) && !ABBREVIATION.test(end) && !/^\p{Ll}/u.test(next);
}

function segmenterFor(locale: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(locale, { granularity: 'sentence' });
  } catch {
    return new Intl.Segmenter('en', { granularity: 'sentence' });
  }
}
