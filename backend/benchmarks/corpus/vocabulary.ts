import { decode } from 'gpt-tokenizer/encoding/cl100k_base';
import { between, type Random } from './random.ts';

/** What every sentence is held together by, most frequent first. */
const FUNCTION_WORDS =
  'the to of and a in is you for that it with as on this be are can if from by an or not will when use your at which'.split(
    ' ',
  );
/** How much of a text is held together by function words. */
const FUNCTION_SHARE = 0.4;
/** So many of the words that carry meaning are frequent ones. */
const FREQUENT = 500;
/** Flattens the head of Zipf's law, as Mandelbrot found it in real texts (1953). */
const HEAD = 2.7;
/** A tokenizer of English texts and code knows whole words, the frequent ones first. */
const TOKENS = 100_000;

const CONTENT_WORDS = [...wholeWords()];

/** A word as texts use it: often a function word, seldom a rare one. */
export function anyWord(random: Random): string {
  return random() < FUNCTION_SHARE ? FUNCTION_WORDS[drawFunctionWord(random)]! : contentWord(random);
}

/** A word that carries meaning; the word of rank r is about 1/r as frequent as the first. */
export function contentWord(random: Random): string {
  return CONTENT_WORDS[drawContentWord(random)]!;
}

/** A word that carries meaning and that few texts hold. */
export function rareWord(random: Random): string {
  return CONTENT_WORDS[between(random, FREQUENT, CONTENT_WORDS.length - 1)]!;
}

function* wholeWords(): Generator<string> {
  const functionWords = new Set(FUNCTION_WORDS);
  for (let token = 0; token < TOKENS; token += 1) {
    const [, word] = /^ ([a-z]{3,})$/.exec(decode([token])) ?? [];
    if (word !== undefined && !functionWords.has(word)) yield word;
  }
}

const drawFunctionWord = zipf(FUNCTION_WORDS.length);
const drawContentWord = zipf(CONTENT_WORDS.length);

/** Draws ranks from 0, by Zipf's law. */
function zipf(count: number): (random: Random) => number {
  const cumulative = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank += 1) cumulative[rank] = sum += 1 / (rank + HEAD);
  return (random) => firstAbove(cumulative, random() * sum);
}

function firstAbove(ascending: Float64Array, value: number): number {
  let least = 0;
  let most = ascending.length - 1;
  while (least < most) {
    const middle = (least + most) >>> 1;
    if (ascending[middle]! > value) most = middle;
    else least = middle + 1;
  }
  return least;
}
