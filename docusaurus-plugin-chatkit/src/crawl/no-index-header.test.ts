import { saysNoIndex } from './no-index-header.js';

describe('saysNoIndex', () => {
  it.each([
    'noindex',
    'nofollow, NOINDEX',
    'none',
    'max-snippet: 5, noindex',
    'docusaurus-chatkit-crawler: noindex',
  ])('minds %s', (header) => {
    expect(saysNoIndex(header)).toBe(true);
  });

  it.each([undefined, '', 'index', 'noarchive', 'googlebot: noindex', 'googlebot: nofollow, noindex'])(
    'passes over %s',
    (header) => {
      expect(saysNoIndex(header)).toBe(false);
    },
  );
});
