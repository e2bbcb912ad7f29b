import { splitIdentifier } from './identifier.js';

describe('splitIdentifier', () => {
  it.each([
    ['onBrokenLinks', 'onbrokenlinks', ['on', 'broken', 'links']],
    ['--only-changed', 'onlychanged', ['only', 'changed']],
    ['hide_table_of_contents', 'hidetableofcontents', ['hide', 'table', 'of', 'contents']],
    ['docusaurus.config.js', 'docusaurusconfigjs', ['docusaurus', 'config', 'js']],
    ['mockFn.mockReset', 'mockfnmockreset', ['mockfn', 'mockreset', 'mock', 'fn', 'reset']],
    ['XMLHttpRequest', 'xmlhttprequest', ['xml', 'http', 'request']],
  ])('takes %s apart at every seam', (word, whole, parts) => {
    expect(splitIdentifier(word)).toEqual({ whole, parts });
  });

  it('gives one name for every way to write it', () => {
    const spellings = ['onlyChanged', '--onlyChanged', 'only-changed', 'only_changed', 'OnlyChanged.'];
    expect(new Set(spellings.map((word) => splitIdentifier(word).whole))).toEqual(new Set(['onlychanged']));
  });

  it('takes a package apart at its scope first', () => {
    expect(splitIdentifier('@docusaurus/plugin-content-docs')).toEqual({
      whole: 'docusaurusplugincontentdocs',
      parts: ['docusaurus', 'plugincontentdocs', 'plugin', 'content', 'docs'],
    });
  });

  it.each(['URLs', 'v3.1.2', '2019-09-05', '404', 'C++', 'C#', 'word'])('keeps %s whole', (word) => {
    expect(splitIdentifier(word)).toEqual({ whole: word.toLowerCase(), parts: [] });
  });

  it('cuts long Korean words into pairs of syllables, so that particles do not hide them', () => {
    expect(splitIdentifier('설정을')).toEqual({ whole: '설정을', parts: ['설정', '정을'] });
  });

  it('forgets hashes and signs', () => {
    expect(splitIdentifier('a1b2'.repeat(40))).toEqual({ whole: '', parts: [] });
    expect(splitIdentifier('$$')).toEqual({ whole: '', parts: [] });
  });
});
