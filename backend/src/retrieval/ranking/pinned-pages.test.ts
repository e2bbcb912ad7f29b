import type { Candidate, RankedCandidate } from './candidate.js';
import { choosePinned, pinnedFirst } from './pinned-pages.js';

/** Passages of one page in page order, with these scores. */
function page(pageId: string, ...scores: number[]): RankedCandidate[] {
  return scores.map((score, index) => ({ id: `${pageId}${index}`, pageId, anchor: `${index}`, score }));
}

const idsOf = (ranked: { id: string }[]): string[] => ranked.map(({ id }) => id);
const byScore = (ranked: RankedCandidate[]): RankedCandidate[] =>
  ranked.toSorted((one, other) => other.score - one.score);
const onA = ({ pageId }: { pageId: string }): boolean => pageId === 'a';

describe('choosePinned', () => {
  it('takes the best passages of a page, and those that it begins with', () => {
    const candidates = page('a', 0, 0, 1, 5, 4, 3, 2);
    const chosen = choosePinned(byScore(candidates), candidates as unknown as Candidate[], new Set(['a']));
    expect(idsOf(chosen)).toEqual(['a3', 'a4', 'a5', 'a6', 'a0', 'a1']);
  });

  it('takes each once, and none of other pages', () => {
    const candidates = [...page('a', 2, 1), ...page('b', 9)];
    const chosen = choosePinned(byScore(candidates), candidates as unknown as Candidate[], new Set(['a']));
    expect(idsOf(chosen)).toEqual(['a0', 'a1']);
  });
});

describe('pinnedFirst', () => {
  it('puts what matches before all others, four at most', () => {
    const scored = byScore([...page('a', 1, 2, 3, 4, 5), ...page('b', 9, 8, 7, 6)]);
    expect(idsOf(pinnedFirst(scored, onA, 6))).toEqual(['a4', 'a3', 'a2', 'a1', 'b0', 'b1']);
  });

  it('keeps two places at the end where nothing matches', () => {
    const scored = [...page('b', 9, 8, 7, 6), ...page('a', 0, 0, 0)];
    expect(idsOf(pinnedFirst(scored, onA, 4))).toEqual(['b0', 'b1', 'a0', 'a1']);
    expect(idsOf(pinnedFirst(scored, onA, 1))).toEqual(['a0']);
  });

  it('changes nothing where no page is named', () => {
    const scored = page('b', 9, 8, 7);
    expect(idsOf(pinnedFirst(scored, onA, 2))).toEqual(['b0', 'b1']);
  });
});
