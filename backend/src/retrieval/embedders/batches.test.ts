import { toBatches } from './batches.js';

describe('toBatches', () => {
  it('fills batches in order, up to the number of texts and of tokens', () => {
    expect(toBatches(['a', 'b', 'c'], { texts: 2, tokens: 100 })).toEqual([['a', 'b'], ['c']]);
    expect(toBatches(['aaaa', 'bb', 'cccc'], { texts: 9, tokens: 3 })).toEqual([['aaaa', 'bb'], ['cccc']]);
  });

  it('sends a text that is over the limit by itself', () => {
    expect(toBatches(['a', 'b'.repeat(99), 'c'], { texts: 9, tokens: 3 })).toEqual([
      ['a'],
      ['b'.repeat(99)],
      ['c'],
    ]);
  });

  it('makes nothing of nothing', () => {
    expect(toBatches([], { texts: 9, tokens: 3 })).toEqual([]);
  });
});
