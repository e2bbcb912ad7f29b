import { nearestTerm } from './spelling.js';

const known = (terms: Record<string, number>) =>
  Object.entries(terms).map(([term, documentFrequency]) => ({ term, documentFrequency }));

describe('nearestTerm', () => {
  it('takes the nearest term, and of equally near ones the most frequent', () => {
    expect(nearestTerm('sidbar', known({ sidebar: 3, side: 90, slider: 9 }))).toBe('sidebar');
    expect(nearestTerm('pluin', known({ plugin: 5, pluit: 40 }))).toBe('pluit');
  });

  it('counts a swap of neighbours as one slip', () => {
    expect(nearestTerm('buidl', known({ build: 8 }))).toBe('build');
  });

  it('allows two slips in long words only', () => {
    expect(nearestTerm('configuartoin', known({ configuration: 4 }))).toBe('configuration');
    expect(nearestTerm('hosue', known({ mouse: 4 }))).toBeUndefined();
  });

  it('leaves short words, numbers and identifiers with signs alone', () => {
    expect(nearestTerm('vite', known({ site: 4 }))).toBeUndefined();
    expect(nearestTerm('v3.1.2', known({ 'v3.1.3': 4 }))).toBeUndefined();
  });
});
