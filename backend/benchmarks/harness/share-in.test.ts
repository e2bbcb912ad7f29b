import { shareIn } from './share-in.ts';

it('counts what was found for the same sample, of all that is wanted', () => {
  expect(shareIn([['a', 'b'], ['c'], []], [['b', 'c'], ['c'], ['d']])).toBe(0.5);
});
