import { AllowedLinks, type LinkSource } from './allowed-links.js';

const passages: LinkSource[] = [
  {
    url: '/docs/apples#harvest',
    page_url: '/docs/apples',
    blocks: [
      { kind: 'text', text: 'Open http://localhost:3000, or (https://api.example.org/v1?a=1&b=2).' },
      { kind: 'code', text: "fetch('https://files.example.org/list.json')" },
    ],
    links: [
      { text: 'Pears', url: '/docs/pears/' },
      { text: 'Source', url: 'https://github.com/orchard/orchard' },
    ],
  },
  { url: '/docs/äpfel', page_url: '/docs/äpfel', blocks: [], links: [] },
];
const links = new AllowedLinks(passages, (path) => new URL(path, 'https://docs.example.com').href);

describe('AllowedLinks', () => {
  it.each([
    ['/docs/apples#harvest', 'https://docs.example.com/docs/apples#harvest'],
    ['/docs/apples', 'https://docs.example.com/docs/apples'],
    ['/docs/apples/', 'https://docs.example.com/docs/apples'],
    ['/docs/apples/#harvest', 'https://docs.example.com/docs/apples#harvest'],
    ['https://docs.example.com/docs/apples/', 'https://docs.example.com/docs/apples'],
    ['HTTPS://DOCS.example.com/docs/apples', 'https://docs.example.com/docs/apples'],
    ['/docs/pears', 'https://docs.example.com/docs/pears/'],
    ['/docs/%C3%A4pfel', 'https://docs.example.com/docs/%C3%A4pfel'],
    ['https://github.com/orchard/orchard', 'https://github.com/orchard/orchard'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://localhost:3000/', 'http://localhost:3000'],
    ['https://api.example.org/v1?a=1&b=2', 'https://api.example.org/v1?a=1&b=2'],
    ['https://files.example.org/list.json', 'https://files.example.org/list.json'],
  ])('knows %s', (target, href) => {
    expect(links.hrefOf(target)).toBe(href);
  });

  it.each([
    ['the empty target', ''],
    ['another page', '/docs/plums'],
    ['another heading', '/docs/apples#storage'],
    ['a heading alone', '#harvest'],
    ['a relative path', 'docs/apples'],
    ['another scheme', 'javascript:alert(1)'],
    ['another scheme in upper case', 'JAVASCRIPT:alert(1)'],
    ['another scheme in references', '&#106;avascript:alert(1)'],
    ['data', 'data:text/html,x'],
    ['mail', 'mailto:docs@example.com'],
    ['another host', 'https://evil.example/docs/apples'],
    ['another host behind two slashes', '//evil.example/docs/apples'],
    ['another host behind a backslash', '/\\evil.example'],
    ['another host behind a user', 'https://docs.example.com@evil.example/docs/apples'],
    ['a user', 'https://user@docs.example.com/docs/apples'],
    ['a host that looks alike', 'https://dоcs.example.com/docs/apples'],
    ['another port', 'http://localhost:3001'],
    ['another query', 'https://api.example.org/v1?a=1&b=3'],
    ['the docs without encryption', 'http://docs.example.com/docs/apples'],
    ['white space before', ' /docs/apples'],
    ['white space within', '/docs/app\tles'],
    ['a control character', '/docs/apples\u0000'],
    ['an escaped slash', '/docs%2Fapples'],
    ['a target of any length', `/docs/apples?${'a'.repeat(3_000)}`],
  ])('does not know %s', (_what, target) => {
    expect(links.hrefOf(target)).toBeUndefined();
  });

  it('emits no sign that could end a link', () => {
    const odd = new AllowedLinks(
      [{ url: '/a b|<c>`[d]', page_url: '/e', blocks: [], links: [] }],
      (path) => path,
    );
    expect(odd.hrefOf('/a%20b|%3Cc%3E%60[d]')).toBe('/a%20b%7C%3Cc%3E%60%5Bd%5D');
  });

  it('leaves paths as they are while the origin of the docs is not known', () => {
    const unknown = new AllowedLinks(passages, (path) => path);
    expect(unknown.hrefOf('/docs/apples/')).toBe('/docs/apples');
    expect(unknown.hrefOf('https://docs.example.com/docs/apples')).toBeUndefined();
  });
});
