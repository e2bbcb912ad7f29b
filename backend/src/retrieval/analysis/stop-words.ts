import { createRequire } from 'node:module';

/** Words that say little about what a reader looks for. */
export interface StopWords {
  /** Say nothing: left out of a question. */
  hard: ReadonlySet<string>;
  /** Say something now and then (`page`, `show`, `problem`): count half. */
  soft: ReadonlySet<string>;
}

const lists = createRequire(import.meta.url)('stopwords-iso/stopwords-iso.json') as Record<string, string[]>;

/** Function words of English, with what apostrophes leave of contractions. */
const ENGLISH = `
  a about after again all also although am an and another any anyone anything are aren as at be because been before
  being between both but by can cannot could couldn did didn do does doesn doing don done each either else etc ever
  every everyone everything for from get gets getting give given go goes going got had hadn has hasn have haven having
  he hello help her here hers hi him his how however i if in instead into is isn it its itself just let like ll may
  maybe me might mine more most much must my myself need needn needs neither no nor not now of off oh ok on once one
  only or other others our ours out over own please quite rather re really same say says see seem seems several shall
  she should shouldn since so some someone something still such than thank thanks that the their theirs them
  themselves then there these they thing things this those though through thus to too try trying under until up upon
  us ve very via want wants was wasn way we well were weren what when where whether which while who whom whose why
  will with within without won would wouldn yes yet you your yours yourself
`;

/** In other languages, words of the list up to this length are its articles, pronouns and prepositions. */
const FUNCTION_WORD_LENGTH = 4;

/** Stop words of a language by its ISO 639 code, lower case; none for a language that has no list. */
export function stopWordsOf(language: string): StopWords {
  const words = lists[language === 'nb' || language === 'nn' ? 'no' : language] ?? [];
  const hard = new Set(
    language === 'en'
      ? ENGLISH.trim().split(/\s+/)
      : words.filter((word) => word.length <= FUNCTION_WORD_LENGTH || !/^\p{Alphabetic}/u.test(word)),
  );
  return { hard, soft: new Set(words.filter((word) => !hard.has(word))) };
}
