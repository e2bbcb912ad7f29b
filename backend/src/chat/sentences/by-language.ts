import type { AppError } from '../../errors/app-error.js';
import { CHINESE } from './chinese.js';
import { ENGLISH } from './english.js';
import { FRENCH } from './french.js';
import { GERMAN } from './german.js';
import { JAPANESE } from './japanese.js';
import type { Sentences } from './sentences.js';
import { SPANISH } from './spanish.js';

/** The service's sentences, by language. */
export const BY_LANGUAGE: ReadonlyMap<string, Sentences> = new Map([
  ['en', ENGLISH],
  ['de', GERMAN],
  ['fr', FRENCH],
  ['es', SPANISH],
  ['ja', JAPANESE],
  ['zh', CHINESE],
]);

/** Whether the service speaks the language of a locale. */
export function speaks(locale: string): boolean {
  return BY_LANGUAGE.has(languageOf(locale));
}

/** The service's sentences in the language of a locale; English for those it does not speak. */
export function sentencesFor(locale: string): Sentences {
  return BY_LANGUAGE.get(languageOf(locale)) ?? ENGLISH;
}

/** What a reader is told of a failure in the docs' language; its message, in English, where it has no sentence. */
export function failureSentence({ sentence, message }: AppError, locale: string): string {
  return sentence === undefined ? message : sentencesFor(locale).failures[sentence];
}

function languageOf(locale: string): string {
  return locale.split('-')[0]!.toLowerCase();
}
