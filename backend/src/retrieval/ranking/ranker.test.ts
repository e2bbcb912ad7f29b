import { byField, type Field, FIELDS } from '../analysis/fields.js';
import type { Candidate, CorpusStatistics, QueryTerm } from './candidate.js';
import { CANDIDATE_WEIGHTS, limitPerPage, rankCandidates } from './ranker.js';

const LENGTH = 10;
const terms: QueryTerm[] = [
  { term: 'valve', weight: 1 },
  { term: 'open', weight: 1 },
];
const statistics: CorpusStatistics = {
  passages: 100,
  averageLengths: byField(() => LENGTH),
  documentFrequencies: [5, 50],
};

/** A candidate `page/section`, with the counts of `terms` in the fields that hold them. */
function candidate(id: string, counts: Partial<Record<Field, number[]>>, length = LENGTH): Candidate {
  const [pageId = '', anchor = ''] = id.split('/');
  const occurrences = byField((field) => ({ frequencies: counts[field] ?? [0, 0], length }));
  return { id, pageId, anchor: anchor.replace(/\d/, ''), occurrences };
}

const rank = (...candidates: Candidate[]): string[] =>
  rankCandidates(terms, candidates, statistics).map(({ id }) => id);

describe('rankCandidates', () => {
  it('puts a rare word above a common one', () => {
    expect(rank(candidate('a/x', { prose: [0, 1] }), candidate('b/x', { prose: [1, 0] }))).toEqual([
      'b/x',
      'a/x',
    ]);
  });

  it('puts a word in the heading above the same in the text, and that above code', () => {
    expect(
      rank(
        candidate('a/x', { code: [1, 0] }),
        candidate('b/x', { prose: [1, 0] }),
        candidate('c/x', { heading: [1, 0] }),
      ),
    ).toEqual(['c/x', 'b/x', 'a/x']);
  });

  it('puts both words once above one word many times', () => {
    expect(rank(candidate('a/x', { prose: [0, 9] }), candidate('b/x', { prose: [1, 1] }))).toEqual([
      'b/x',
      'a/x',
    ]);
  });

  it('puts a short section above a long one with the same words', () => {
    expect(rank(candidate('a/x', { prose: [1, 0] }, 40), candidate('b/x', { prose: [1, 0] }, 5))).toEqual([
      'b/x',
      'a/x',
    ]);
  });

  it('prefers the page that has more to say, between equal sections', () => {
    expect(
      rank(
        candidate('a/x', { prose: [1, 0] }),
        candidate('b/x', { prose: [1, 0] }),
        candidate('b/y', { prose: [0, 1] }),
      ),
    ).toEqual(['b/x', 'a/x', 'b/y']);
  });

  it('shows each section once, by its best passage', () => {
    expect(rank(candidate('a/x1', { prose: [0, 1] }), candidate('a/x2', { prose: [1, 0] }))).toEqual([
      'a/x2',
    ]);
  });

  it('does not count the parts of one long section as evidence of a page', () => {
    const parts = [1, 2, 3, 4].map((part) => candidate(`a/x${part}`, { prose: [1, 0] }));
    const [first, second] = rankCandidates(
      terms,
      [...parts, candidate('b/x', { prose: [1, 0] })],
      statistics,
    );
    expect(first!.score).toBe(second!.score);
  });

  it('counts a weak term less', () => {
    const weak = [terms[0]!, { term: 'open', weight: 0.1 }];
    const candidates = [candidate('a/x', { prose: [0, 1] })];
    expect(rankCandidates(weak, candidates, statistics)[0]!.score).toBeLessThan(
      rankCandidates(terms, candidates, statistics)[0]!.score,
    );
  });

  it('orders equal candidates alike every time, and bears none at all', () => {
    const equal = [candidate('b/x', { prose: [1, 0] }), candidate('a/x', { prose: [1, 0] })];
    expect(rank(...equal)).toEqual(rank(...equal.reverse()));
    expect(rank()).toEqual([]);
  });

  it('bears a site whose averages are zero', () => {
    const empty = { passages: 0, averageLengths: byField(() => 0), documentFrequencies: [0, 0] };
    const [ranked] = rankCandidates(terms, [candidate('a/x', { prose: [1, 0] })], empty);
    expect(ranked!.score).toBeGreaterThan(0);
  });
});

describe('rankCandidates, with vectors', () => {
  const near = (of: Candidate, similarity: number): Candidate => ({ ...of, similarity });
  const inWords = candidate('a/x', { prose: [1, 1] });
  const alsoInWords = candidate('b/x', { prose: [1, 0] });
  const inOtherWords = candidate('c/x', {});
  const unrelated = candidate('d/x', {});

  it('puts what is near above what is unrelated, and what has the words above both', () => {
    expect(rank(near(unrelated, 0.1), near(inOtherWords, 0.8), near(inWords, 0.7))).toEqual([
      'a/x',
      'c/x',
      'd/x',
    ]);
  });

  it('lets nearness decide between sections that have the words', () => {
    expect(
      rank(near(alsoInWords, 0.1), near(candidate('c/x', { prose: [1, 0] }), 0.6), near(unrelated, 0)),
    ).toEqual(['c/x', 'b/x', 'd/x']);
  });

  it('takes nearness relatively, whatever similarities a model gives', () => {
    const similarities = [0.1, 0.8, 0.7, 0.6];
    const scores = (scale: number, offset: number): number[] =>
      rankCandidates(
        terms,
        [unrelated, inOtherWords, inWords, alsoInWords].map((of, index) =>
          near(of, offset + scale * similarities[index]!),
        ),
        statistics,
      ).map(({ score }) => score);
    for (const [index, score] of scores(0.1, 0.85).entries()) {
      expect(score).toBeCloseTo(scores(1, 0)[index]!, 9);
    }
  });

  it('changes nothing where all are equally near, or none has a vector', () => {
    const alike = [inWords, alsoInWords].map((of) => near(of, 0.5));
    expect(rankCandidates(terms, alike, statistics)).toEqual(
      rankCandidates(terms, [inWords, alsoInWords], statistics),
    );
  });

  it('shows the nearest passage of a section that has none of the words', () => {
    expect(
      rank(near(candidate('c/x1', {}), 0.2), near(candidate('c/x2', {}), 0.9), near(inWords, 0.1)),
    ).toEqual(['a/x', 'c/x2']);
  });

  it('orders by nearness alone where nothing has the words', () => {
    expect(rank(near(unrelated, 0.1), near(inOtherWords, 0.8), near(candidate('e/x', {}), 0.4))).toEqual([
      'c/x',
      'e/x',
      'd/x',
    ]);
  });
});

describe('limitPerPage', () => {
  it('keeps the best of each page, in order', () => {
    const ranked = ['a1', 'a2', 'b1', 'a3', 'b2'].map((id, index) => ({
      id,
      pageId: id[0]!,
      anchor: id,
      score: 9 - index,
    }));
    expect(limitPerPage(ranked, 2).map(({ id }) => id)).toEqual(['a1', 'a2', 'b1', 'b2']);
  });
});

describe('CANDIDATE_WEIGHTS', () => {
  it('weighs every field', () => {
    expect(Object.keys(CANDIDATE_WEIGHTS).sort()).toEqual([...FIELDS].sort());
  });
});
