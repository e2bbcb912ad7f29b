/** A word as it stands in a text. */
export interface Word {
  text: string;
  /** UTF-16 offset in the text. */
  start: number;
}

const WORD = /[\p{L}\p{M}\p{N}_@$./+#-]+/gu;
/** Scripts that put no spaces between words; sound marks, and narrow ones, belong to the kana before them. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3099\u309a\u30fc\uff70\uff9e\uff9f\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const WITH_MARKS = /[^][\p{M}\uff9e\uff9f]*/gu;
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
      const piece = unspaced.slice(from, from + SEGMENT_LENGTH);
      for (const { text, start } of segmentPiece(piece, segmenter)) {
        yield { text, start: offset + index + from + start };
      }
    }
    end = index + unspaced.length;
  }
  if (end < run.length) yield { text: run.slice(end), start: offset + end };
}

/** The words of a piece as it is written; the dictionary knows them only in composed, full-width form. */
function* segmentPiece(piece: string, segmenter: Intl.Segmenter): Generator<Word> {
  const { composed, startOf } = compose(piece);
  for (const { segment, index, isWordLike } of segmenter.segment(composed)) {
    const start = startOf(index);
    if (isWordLike) yield { text: piece.slice(start, startOf(index + segment.length)), start };
  }
}

/** A piece in NFKC, and where a place in that stands in the piece. */
function compose(piece: string): { composed: string; startOf: (index: number) => number } {
  if (piece.normalize('NFKC') === piece) return { composed: piece, startOf: (index) => index };
  let composed = '';
  const starts: number[] = [];
  for (const { 0: character, index } of piece.matchAll(WITH_MARKS)) {
    const normalized = character.normalize('NFKC');
    for (let unit = 0; unit < normalized.length; unit += 1) starts.push(index);
    composed += normalized;
  }
  return { composed, startOf: (index) => starts[index] ?? piece.length };
}
