import { neighbouringSections } from './neighbouring-sections.js';
import type { PassagePlace } from './passage-store.js';

/** The places of a page with these sections, each as its breadcrumb; a section's anchor is its last heading. */
function page(url: string, ...sections: string[][]): PassagePlace[] {
  return sections.map((headings) => ({
    pageId: url,
    url,
    title: url.slice(1),
    anchor: headings.at(-1) ?? '',
    headings,
  }));
}

const APPLES = page('/apples', [], ['Buying'], ['Care'], ['Care', 'Water'], ['Care', 'Soil'], ['Harvest']);
const PEARS = page('/pears', [], ['Pruning'], ['Harvest'], ['Harvest']);

const namesOf = (places: PassagePlace[], urls: string[], limit = 10): string[] =>
  neighbouringSections(places, urls, limit).map(({ url }) => url);

describe('neighbouringSections', () => {
  it('names what is inside a section, then what follows it, then what comes before', () => {
    expect(namesOf(APPLES, ['/apples#Care'])).toEqual([
      '/apples#Water',
      '/apples#Soil',
      '/apples#Harvest',
      '/apples#Buying',
    ]);
  });

  it('takes everything under a page for inside of its beginning', () => {
    expect(namesOf(APPLES, ['/apples'], 2)).toEqual(['/apples#Buying', '/apples#Care']);
  });

  it('takes of each page in turn, no heading twice and none that is cited', () => {
    expect(namesOf([...APPLES, ...PEARS], ['/apples#Care', '/pears#Pruning', '/apples#Water'])).toEqual([
      '/apples#Soil',
      '/pears#Harvest',
      '/apples#Buying',
    ]);
  });

  it('names nothing where nothing is known', () => {
    expect(namesOf(APPLES, ['/gone#x', '/apples#gone'])).toEqual([]);
    expect(namesOf([], ['/apples'])).toEqual([]);
  });
});
