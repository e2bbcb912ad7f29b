import { byField } from '../analysis/fields.js';
import type { Candidate } from './candidate.js';
import { currentCandidates } from './current-candidates.js';

const candidate = (pageId: string, revision: number): Candidate => ({
  id: `${pageId}@${revision}`,
  pageId,
  anchor: '',
  revision,
  occurrences: byField(() => ({ frequencies: [], length: 0 })),
});
const current = (candidates: Candidate[], revisions: Record<string, number>): string[] =>
  currentCandidates(candidates, new Map(Object.entries(revisions))).map(({ id }) => id);

describe('currentCandidates', () => {
  it('keeps the revision that the catalog has', () => {
    expect(current([candidate('a', 1), candidate('a', 2), candidate('b', 5)], { a: 2, b: 5 })).toEqual([
      'a@2',
      'b@5',
    ]);
  });

  it('keeps the page as it was when it has been stored anew since, never half of each', () => {
    expect(current([candidate('a', 1), candidate('a', 1)], { a: 2 })).toEqual(['a@1', 'a@1']);
  });

  it('leaves out what no upload has finished, and pages that are gone', () => {
    expect(current([candidate('a', 2), candidate('b', 1), candidate('c', 1)], { a: 1, c: 0 })).toEqual([]);
  });
});
