import { leansOnNeighbour } from './leans-on-neighbour.js';

describe('leansOnNeighbour', () => {
  it.each([
    'This is done at once.',
    'It comes when all of it is applied.',
    'If anything is wrong with the upload, nothing is.',
    'Otherwise the pages stay.',
    'If so, the build fails.',
    '(These are removed.)',
    'Andernfalls bleibt die Seite.',
    'Sinon, la page reste.',
    'De lo contrario, la página se queda.',
    'これは設定です。',
    '否则，页面会保留。',
  ])('says so of %j', (sentence) => {
    expect(leansOnNeighbour(sentence)).toBe(true);
  });

  it.each([
    'Open the valves at dawn.',
    'Items are sorted by name.',
    'this.valve opens it.',
    'Itself it is no option.',
    'Soil is dry.',
    'Das Ventil öffnet sich.',
    '設定を変更します。',
    '',
  ])('does not say so of %j', (sentence) => {
    expect(leansOnNeighbour(sentence)).toBe(false);
  });
});
