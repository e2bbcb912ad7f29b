import { linkTarget, safeLink } from './safe-link.js';

const page = 'https://docs.test/guide/intro?q=1#top';

describe('safeLink', () => {
  it.each([
    ['/api#run', 'https://docs.test/api#run'],
    ['setup', 'https://docs.test/guide/setup'],
    ['https://elsewhere.test/', 'https://elsewhere.test/'],
    ['mailto:a@docs.test', 'mailto:a@docs.test'],
  ])('resolves %s', (address, resolved) => {
    expect(safeLink(address, page)?.href).toBe(resolved);
  });

  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'blob:https://docs.test/1',
    'http://[',
  ])('refuses %j', (address) => {
    expect(safeLink(address, page)).toBeUndefined();
  });
});

describe('linkTarget', () => {
  it('keeps links of the page’s own origin in the tab', () => {
    expect(linkTarget(new URL('https://docs.test/api'), page)).toEqual({});
  });

  it('opens all other links in a new tab that knows nothing of this one', () => {
    const elsewhere = { target: '_blank', rel: 'noopener noreferrer' };
    expect(linkTarget(new URL('https://elsewhere.test/'), page)).toEqual(elsewhere);
    expect(linkTarget(new URL('http://docs.test/'), page)).toEqual(elsewhere);
  });
});
