import type { Passage, SplitPage } from '../passages/passage.js';
import type { QueryTerm } from '../ranking/candidate.js';
import type { FieldTokens } from './fields.js';
import { splitIdentifier } from './identifier.js';
import { nameDetector } from './names.js';
import { type Stemmer, stemmerOf } from './stemmers.js';
import { type StopWords, stopWordsOf } from './stop-words.js';
import { type Word, wordsOf } from './words.js';

/** Changes whenever the same text gives other tokens: an index made by another version is stale. */
export const ANALYZER_VERSION = 2;

const PART_WEIGHT = 0.5;
const SOFT_WEIGHT = 0.5;
const PHRASE = /["“„«「『]([^"“”„«»「」『』]+)["“”»」』]/gu;
const MAX_PHRASES = 3;
/** Words seen before are not taken apart again; a site's vocabulary is far smaller than its text. */
const MAX_CACHED_WORDS = 50_000;

interface Token {
  term: string;
  /** As written, lower case, before stemming: what stop words are known by. */
  surface: string;
  isPart: boolean;
}

/** Turns texts of one locale into terms, for passages and questions alike. Pure, and linear in the text. */
export class Analyzer {
  private readonly segmenter: Intl.Segmenter;
  private readonly stem: Stemmer;
  private readonly stopWords: StopWords;
  private readonly isName: (word: Word, text: string) => boolean;
  private readonly cache = new Map<string, Token[]>();

  constructor(locale: string) {
    const { language, script } = likelyLocale(locale);
    const isLatin = script === 'Latn';
    this.segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    this.stem = stemmerFor(language, isLatin);
    this.stopWords = stopWordsFor(language, isLatin);
    this.isName = nameDetector(language);
  }

  /** The tokens of a passage, field by field. */
  analyzePassage(page: Pick<SplitPage, 'title' | 'description'>, passage: Passage): FieldTokens {
    const heading = passage.headings.at(-1) ?? page.title;
    const prose = passage.blocks.filter(({ kind }) => kind !== 'code').map(({ text }) => text);
    const code = passage.blocks
      .filter(({ kind }) => kind === 'code')
      .map(({ title = '', text }) => `${title}\n${text}`);
    return {
      heading: this.analyzeText(heading),
      title: this.analyzeText(page.title),
      breadcrumb: this.analyzeText(passage.headings.slice(0, -1).join('\n')),
      description: this.analyzeText(page.description),
      prose: this.analyzeText(prose.join('\n')),
      code: this.analyzeText(code.join('\n')),
    };
  }

  /** All tokens of a text in order: every word, and after an identifier its parts. */
  analyzeText(text: string): string[] {
    const terms: string[] = [];
    for (const word of this.words(text)) {
      for (const { term } of this.tokensOf(word.text)) terms.push(term);
    }
    return terms;
  }

  /**
   * The terms of a question, each once, in the order they first stand in it. Stop words are left out unless nothing
   * else was asked, and marked then; empty when the question holds no word at all.
   */
  analyzeQuestion(question: string): QueryTerm[] {
    const tokens = [...this.words(question)].flatMap((word) => this.questionTokens(word, question));
    const telling = tokens.filter(({ surface }) => !this.stopWords.hard.has(surface));
    const isStopWord = telling.length === 0 ? true : undefined;
    const terms = new Map<string, QueryTerm>();
    for (const { term, weight, nameParts } of isStopWord ? tokens : telling) {
      const known = terms.get(term);
      terms.set(term, {
        term,
        weight: Math.max(weight, known?.weight ?? 0),
        nameParts: nameParts ?? known?.nameParts,
        isStopWord,
      });
    }
    return [...terms.values()];
  }

  /** The phrases that a question quotes, a few: the tokens by which a passage holds each, spaces between. */
  phrasesOf(question: string): string[] {
    const quoted = [...question.matchAll(PHRASE)].map(([, phrase = '']) => phrase);
    return quoted
      .filter((phrase) => [...this.words(phrase)].length > 1)
      .slice(0, MAX_PHRASES)
      .map((phrase) => this.analyzeText(phrase).join(' '));
  }

  /** The words of a text with their offsets, as they are cut for analysis. */
  *words(text: string): Generator<Word> {
    let end = -1;
    for (const word of wordsOf(text, this.segmenter)) {
      const isContraction = word.text.length === 1 && word.start === end + 1 && /['’]/.test(text[end] ?? '');
      end = word.start + word.text.length;
      if (!isContraction) yield word;
    }
  }

  /** The terms of one word as `words` cuts it: itself first, then its parts. */
  termsOf(word: string): string[] {
    return this.tokensOf(word).map(({ term }) => term);
  }

  private questionTokens(word: Word, question: string): (Token & QueryTerm)[] {
    const tokens = this.tokensOf(word.text);
    const parts = tokens.filter(({ isPart }) => isPart).map(({ term }) => term);
    const isName = this.isName(word, question);
    return tokens.map((token) => {
      const weight = this.weigh(token);
      return { ...token, weight, nameParts: isName && weight === 1 ? parts : undefined };
    });
  }

  private weigh({ surface, isPart }: Token): number {
    return (isPart ? PART_WEIGHT : 1) * (this.stopWords.soft.has(surface) ? SOFT_WEIGHT : 1);
  }

  private tokensOf(word: string): Token[] {
    const cached = this.cache.get(word);
    if (cached) return cached;
    const tokens = this.takeApart(word);
    if (this.cache.size >= MAX_CACHED_WORDS) this.cache.clear();
    this.cache.set(word, tokens);
    return tokens;
  }

  private takeApart(word: string): Token[] {
    // Lower case would make two characters of the Turkish capital.
    const identifier = splitIdentifier(word.normalize('NFKC').replaceAll('İ', 'i'));
    const tokens = identifier.parts.map((part) => this.toToken(part, true));
    return identifier.whole === '' ? tokens : [this.toToken(identifier.whole, false), ...tokens];
  }

  private toToken(surface: string, isPart: boolean): Token {
    return { term: this.stem(surface), surface, isPart };
  }
}

const analyzers = new Map<string, Analyzer>();

/** The analyzer of a locale, a BCP 47 tag; one is kept for each language and script. */
export function analyzerFor(locale: string): Analyzer {
  const { language, script } = likelyLocale(locale);
  const key = `${language}-${script}`;
  const analyzer = analyzers.get(key) ?? new Analyzer(key);
  analyzers.set(key, analyzer);
  return analyzer;
}

/** A locale with its script; English where the tag is none, since docs without a locale mostly are. */
function likelyLocale(locale: string): Intl.Locale {
  try {
    return new Intl.Locale(locale).maximize();
  } catch {
    return new Intl.Locale('en-Latn');
  }
}

const ASCII_WORD = /^[a-z]+$/;
const WRITTEN_IN_LATIN = /^\p{Script=Latin}+$/u;

/** Latin words in a language of another script are English ones: technical terms. */
function stemmerFor(language: string, isLatin: boolean): Stemmer {
  const own = stemmerOf(language);
  const latin = isLatin ? own : stemmerOf('en');
  return (word) => {
    if (ASCII_WORD.test(word)) return latin(word);
    if (!/^\p{L}[\p{L}\p{M}]*$/u.test(word)) return word;
    const stem = own(word);
    return WRITTEN_IN_LATIN.test(stem) ? stem.normalize('NFD').replace(/\p{M}/gu, '') : stem;
  };
}

function stopWordsFor(language: string, isLatin: boolean): StopWords {
  const own = stopWordsOf(language);
  if (isLatin) return own;
  const english = stopWordsOf('en');
  return { hard: new Set([...own.hard, ...english.hard]), soft: new Set([...own.soft, ...english.soft]) };
}
