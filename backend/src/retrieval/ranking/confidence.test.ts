import { FIELDS, OWN_FIELDS } from '../analysis/fields.js';
import { type Analyzer, analyzerFor } from '../analysis/analyzer.js';
import type { Passage } from '../passages/passage.js';
import type { Candidate } from './candidate.js';
import { ANSWER_THRESHOLD, confidence } from './confidence.js';
import { rankCandidates } from './ranker.js';

const english = analyzerFor('en');

const PASSAGES: [heading: string, text: string][] = [
  ['Opening the valves', 'Orchard opens the valves before sunrise. Set the hour in the configuration.'],
  ['Draining pipes', 'Drain the pipes before the first frost so that they do not burst.'],
  ['Pruning', 'Prune the trees in winter with a sharp saw, and burn the wood.'],
  ['Harvest', 'Pick the apples with a ladder and store them in crates.'],
  ['Planting rows', 'Leave four metres between two rows of trees, and plant them in autumn.'],
  ['Pumps', 'The pump driver is a package of its own. Install it with npm.'],
];

/** The whole search over the passages above, each a page, as a store would feed it. */
function confidenceOf(question: string, analyzer: Analyzer = english): number {
  const terms = analyzer.analyzeQuestion(question);
  const tokens = PASSAGES.map(([heading, text], index) =>
    analyzer.analyzePassage({ title: `Page ${index}`, description: '' }, {
      anchor: 'a',
      headings: [heading],
      blocks: [{ kind: 'text', text }],
      links: [],
    } satisfies Passage),
  );
  const candidates = tokens.map((fields, index) => ({
    id: String(index),
    pageId: String(index),
    anchor: 'a',
    occurrences: Object.fromEntries(
      FIELDS.map((field) => [
        field,
        {
          frequencies: terms.map(({ term }) => fields[field].filter((token) => token === term).length),
          length: fields[field].length,
        },
      ]),
    ) as Candidate['occurrences'],
  }));
  const statistics = {
    passages: PASSAGES.length,
    averageLengths: Object.fromEntries(
      FIELDS.map((field) => [
        field,
        tokens.reduce((sum, fields) => sum + fields[field].length, 0) / PASSAGES.length,
      ]),
    ) as Record<(typeof FIELDS)[number], number>,
    documentFrequencies: terms.map(
      ({ term }) =>
        tokens.filter((fields) => OWN_FIELDS.some((field) => fields[field].includes(term))).length,
    ),
  };
  const matching = candidates.filter(({ occurrences }) =>
    FIELDS.some((field) => occurrences[field].frequencies.some(Boolean)),
  );
  return confidence(terms, rankCandidates(terms, matching, statistics), matching, statistics);
}

describe('confidence', () => {
  it('is above the threshold when one page holds what was asked', () => {
    expect(confidenceOf('When does Orchard open the valves before sunrise?')).toBeGreaterThan(
      ANSWER_THRESHOLD,
    );
  });

  it('is below it when the docs hold only words in passing', () => {
    expect(confidenceOf('Which insurance pays when a storm fells the trees?')).toBeLessThan(ANSWER_THRESHOLD);
    expect(confidenceOf('Write a haiku about the frost.')).toBeLessThan(ANSWER_THRESHOLD);
  });

  it('is lower when a name stands in the question that the page does not hold', () => {
    expect(confidenceOf('How do I install the pump driver with Homebrew?')).toBeLessThan(
      confidenceOf('How do I install the pump driver with npm?'),
    );
    expect(confidenceOf('How do I install the pump driver with Homebrew?')).toBeLessThan(
      confidenceOf('How do I install the pump driver with homebrew?'),
    );
  });

  it('takes a name for found when the page holds all its parts', () => {
    expect(confidenceOf('Where is pumpDriver installed?')).toBeGreaterThan(
      confidenceOf('Where is pumpDrover installed?'),
    );
  });

  it('does not ask of a word or two what it asks of a sentence', () => {
    expect(confidenceOf('pipes')).toBeGreaterThan(ANSWER_THRESHOLD);
    expect(confidenceOf('drain pipes')).toBeGreaterThan(ANSWER_THRESHOLD);
    expect(confidenceOf('drain accounts')).toBeLessThan(ANSWER_THRESHOLD);
  });

  it.each(['the of and', 'a AND', 'what is it', 'would could should', 'before'])(
    'is 0 when nothing but stop words was asked (%j)',
    (question) => {
      expect(confidenceOf(question)).toBe(0);
    },
  );

  it('judges common words by those that are no stop words', () => {
    expect(confidenceOf('how to use it')).toBe(0);
    expect(confidenceOf('how to set it')).toBeGreaterThan(0);
    expect(confidenceOf('what to open')).toBeGreaterThan(ANSWER_THRESHOLD);
  });

  it('is 0 when nothing was found', () => {
    expect(confidenceOf('zebra')).toBe(0);
    expect(confidenceOf('')).toBe(0);
  });

  it('stays between 0 and 1', () => {
    const values = ['valves valves valves', 'open the valves', 'a', 'X Y Z Q', 'pump'.repeat(400)].map(
      (question) => confidenceOf(question),
    );
    for (const value of values) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }
  });
});
