/** A word as it stands in a text. */
export interface Word {
  text: string;
  /** UTF-16 offset in the text. */
  start: number;
}

const WORD = /[\p{L}\p{M}\p{N}_@$./+#-]+/gu;
/** Scripts that put no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const HAS_UNSPACED = new RegExp(UNSPACED.source, 'u');

/** The dictionary of a segmenter sees no further than a sentence, and longer input costs it more than its length. */
const SEGMENT_LENGTH = 1_000;

/** The words of a text in order, identifiers and versions whole; without spaces, as the platform's dictionary cuts them. */
export function* wordsOf(text: string, segmenter: Intl.Segmenter): Generator<Word> {
  for (const { 0: run, index } of text.matchAll(WORD)) {
    const isSpaced = !HAS_UNSPACED.test(run);
    if (isSpaced) yield { text: run, start: index };
    else yield* segment(run, index, segmenter);
  }
}

function* segment(run: string, offset: number, segmenter: Intl.Segmenter): Generator<Word> {
  let end = 0;
  for (const { 0: unspaced, index } of run.matchAll(UNSPACED)) {
    if (index > end) yield { text: run.slice(end, index), start: offset + end };
    for (let from = 0; from < unspaced.length; from += SEGMENT_LENGTH) {
      for (const part of segmenter.segment(unspaced.slice(from, from + SEGMENT_LENGTH))) {
        if (part.isWordLike) yield { text: part.segment, start: offset + index + from + part.index };
      }
    }
    end = index + unspaced.length;
  }
  if (end < run.length) yield { text: run.slice(end), start: offset + end };
}
