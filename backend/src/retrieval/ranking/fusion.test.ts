import type { RankedCandidate } from './candidate.js';
import { fuseRankings } from './fusion.js';

const ranking = (...anchors: string[]): RankedCandidate[] =>
  anchors.map((anchor, rank) => ({ id: `passage of ${anchor}`, pageId: '1', anchor, score: 9 - rank }));
const fused = (...rankings: Parameters<typeof fuseRankings>): string[] =>
  fuseRankings(...rankings).map(({ anchor }) => anchor);

describe('fuseRankings', () => {
  it('puts on top what stands high in both', () => {
    expect(fused(ranking('a', 'b', 'c'), ranking('b', 'd', 'a'))).toEqual(['b', 'a', 'd', 'c']);
  });

  it('keeps what only one of them has', () => {
    expect(fused(ranking('a'), ranking('b')).sort()).toEqual(['a', 'b']);
    expect(fused([], ranking('b', 'c'))).toEqual(['b', 'c']);
  });

  it('takes a section for the same whichever of its passages was ranked, and keeps the one with the words', () => {
    const [lexical] = ranking('a');
    const dense = { ...lexical!, id: 'another part of a' };
    expect(fuseRankings([lexical!], [dense]).map(({ id }) => id)).toEqual(['passage of a']);
  });

  it('gives no rank for words to what holds none of them', () => {
    const without = ranking('x').map((candidate) => ({ ...candidate, score: 0 }));
    expect(fused(without, ranking('a', 'x'))).toEqual(['a', 'x']);
  });
});
