import type { Word } from './words.js';

const STARTS_WITH_CAPITAL = /^\p{Lu}/u;
/** Letters with humps, digits or separators within: `onBrokenLinks`, `v3`, `jest.config.js`. */
const IDENTIFIER = /\p{Ll}\p{Lu}|\p{L}[._@-]*\d|\p{L}[._@-]+\p{L}/u;
/** Words joined by a slash are alternatives, unless they name a scoped package. */
const ALTERNATIVES = /^[^@]*\//;
const BEFORE_A_SENTENCE = /(?:^|[.!?:。！？："“„«(]|\n)\s*['"“„«(]*$/u;
const CONTEXT_LENGTH = 8;

/** Languages that capitalise every noun. */
const CAPITALISED_NOUNS = new Set(['de', 'lb']);

/** Tells which words of texts in a language are written as names: identifiers, and capitals within a sentence. */
export function nameDetector(language: string): (word: Word, text: string) => boolean {
  const capitalsTell = !CAPITALISED_NOUNS.has(language);
  return ({ text: word, start }, text) => {
    if (ALTERNATIVES.test(word)) return false;
    if (IDENTIFIER.test(word)) return true;
    if (!capitalsTell || !STARTS_WITH_CAPITAL.test(word)) return false;
    return !BEFORE_A_SENTENCE.test(text.slice(Math.max(0, start - CONTEXT_LENGTH), start));
  };
}
