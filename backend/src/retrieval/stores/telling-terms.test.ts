import { tellingTerms } from './telling-terms.js';

/** The terms sought of those with these frequencies, the rarest the most telling. */
function sought(frequencies: Record<string, number>): string[] {
  const documentFrequencies = Object.values(frequencies);
  const terms = Object.keys(frequencies).map((term) => ({ term, weight: 1 }));
  const weights = documentFrequencies.map((frequency) => 1 / (1 + frequency));
  return tellingTerms({ terms, weights, documentFrequencies }).map(({ term }) => term);
}

describe('tellingTerms', () => {
  it('seeks every term on a small site, unknown ones too', () => {
    expect(sought({ page: 900, sidebar: 40, unknown: 0 }).sort()).toEqual(['page', 'sidebar', 'unknown']);
  });

  it('leaves out the common ones that would make a lookup long', () => {
    expect(sought({ page: 39_000, sidebar: 700, plugin: 900, hide: 1_200 })).toEqual([
      'sidebar',
      'plugin',
      'hide',
    ]);
  });

  it('takes a rarer one that still fits after one that did not', () => {
    const terms = ['a', 'b', 'c', 'd'].map((term) => ({ term, weight: 1 }));
    const documentFrequencies = [10_000, 20_000, 30_000, 5_000];
    const found = tellingTerms({ terms, weights: [4, 3, 2, 1], documentFrequencies });
    expect(found.map(({ term }) => term)).toEqual(['a', 'b', 'd']);
  });

  it('seeks the two most telling however common they are', () => {
    expect(sought({ page: 90_000, docs: 80_000, site: 95_000 })).toEqual(['docs', 'page']);
  });
});
