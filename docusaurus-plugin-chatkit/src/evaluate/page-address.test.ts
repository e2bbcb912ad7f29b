import { commonFolder, spellingsOf, toHeading, toPage } from './page-address.js';

describe('toPage', () => {
  it.each([
    ['/docs/intro', '/docs/intro'],
    ['/docs/intro/', '/docs/intro'],
    ['https://docs.example.com/docs/intro/?q=1#anchor', '/docs/intro'],
    ['/docs/%C3%BCberblick', '/docs/überblick'],
    ['/docs/überblick', '/docs/überblick'],
    ['/100%', '/100%'],
    ['/', '/'],
  ])('of %s is %s', (address, page) => expect(toPage(address)).toBe(page));
});

describe('toHeading', () => {
  it.each([
    ['/docs/intro/#a-b', '/docs/intro#a-b'],
    ['https://docs.example.com/docs/intro#%C3%BCber', '/docs/intro#über'],
    ['/docs/intro', '/docs/intro'],
  ])('of %s is %s', (address, heading) => expect(toHeading(address)).toBe(heading));
});

describe('commonFolder', () => {
  it.each([
    [['/base/docs/a', '/base/blog', '/base'], '/base'],
    [['/docs/a', '/docs/ab'], '/docs'],
    [['/docs/a', '/'], ''],
    [['/docs/a'], '/docs/a'],
    [[], ''],
  ])('of %j is "%s"', (pages, folder) => expect(commonFolder(pages)).toBe(folder));
});

describe('spellingsOf', () => {
  it.each([
    ['/docs/a#b', '/base/docs', ['/docs/a#b', '/base/docs/a#b', '/base/docs/docs/a#b']],
    ['/', '/base', ['/', '/base']],
    ['/#top', '/base', ['/#top', '/base#top']],
    ['/docs/a', '', ['/docs/a']],
  ])('%s, in %s, are %j', (address, folder, spellings) => {
    expect(spellingsOf(address, folder)).toEqual(spellings);
  });
});
