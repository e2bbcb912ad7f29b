import { AppError } from '../../errors/app-error.js';
import { READER_SENTENCES } from '../../errors/reader-sentences.js';
import { BY_LANGUAGE, failureSentence, sentencesFor } from './by-language.js';
import { ENGLISH } from './english.js';
import type { Sentences } from './sentences.js';

/** Words that a sentence in another language does not have. */
const ENGLISH_WORDS = /\b(the|this|that|is|are|has|have|your|try|ask|again|answer|search|docs)\b/i;

/** A language's sentences by name. */
const sentencesOf = ({ failures, ...others }: Sentences): Record<string, string> => ({
  ...others,
  ...failures,
});

describe.each([...BY_LANGUAGE].filter(([language]) => language !== 'en'))(
  'the sentences in %s',
  (_language, sentences) => {
    const all = Object.entries(sentencesOf(sentences));

    it('are as many as in English', () => {
      expect(all.map(([name]) => name).sort()).toEqual(Object.keys(sentencesOf(ENGLISH)).sort());
    });

    it('have nothing left of English', () => {
      const left = all.filter(([, text]) => text.trim() === '' || ENGLISH_WORDS.test(text));
      expect(left).toEqual([]);
    });

    it('tell failures apart, as whole sentences', () => {
      const failures = Object.values(sentences.failures);
      expect(new Set(failures).size).toBe(failures.length);
      expect(failures.filter((text) => !/[.。]$/.test(text))).toEqual([]);
    });
  },
);

describe('sentencesFor', () => {
  it('goes by the language of the locale, and speaks English where it knows no other', () => {
    expect(sentencesFor('de-AT')).toBe(sentencesFor('DE'));
    expect(sentencesFor('de-AT')).not.toBe(ENGLISH);
    for (const locale of ['en-GB', 'pt-BR', '', 'constructor']) expect(sentencesFor(locale)).toBe(ENGLISH);
  });
});

describe('failureSentence', () => {
  it('is the message where the failure has no sentence, in whatever language', () => {
    const failure = new AppError('unknown_action', 'This assistant has no action "go".');
    expect(failureSentence(failure, 'de')).toBe('This assistant has no action "go".');
  });

  it('is English in a language that the service does not speak', () => {
    const failure = new AppError('unavailable', 'For the API.', { sentence: 'part_slow' });
    expect(failureSentence(failure, 'pl')).toBe(READER_SENTENCES.part_slow);
  });
});
