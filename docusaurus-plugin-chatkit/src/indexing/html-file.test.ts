import { htmlFile } from './html-file.js';

describe('htmlFile', () => {
  it.each([
    ['/', '/', undefined, 'index.html'],
    ['/docs/intro', '/', undefined, 'docs/intro/index.html'],
    ['/docs/intro/', '/', undefined, 'docs/intro/index.html'],
    ['/docs/intro/', '/', true, 'docs/intro/index.html'],
    ['/docs/intro', '/', false, 'docs/intro.html'],
    ['/', '/', false, 'index.html'],
    ['/base/', '/base/', false, 'index.html'],
    ['/base/docs/intro', '/base/', false, 'docs/intro.html'],
    ['/base/fr/docs/intro', '/base/fr/', undefined, 'docs/intro/index.html'],
    ['/docs/page.html', '/', true, 'docs/page.html'],
    ['/docs/überblick', '/', undefined, 'docs/überblick/index.html'],
    ['/docs/1.0', '/', false, 'docs/1.0.html'],
  ])('finds the file of %s below %s, trailingSlash %s: %s', (path, baseUrl, trailingSlash, file) => {
    expect(htmlFile(path, baseUrl, trailingSlash)).toBe(file);
  });
});
