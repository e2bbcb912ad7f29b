import { findTitleSuffix } from './title-suffix.js';

describe('findTitleSuffix', () => {
  it('finds what most titles end with', () => {
    expect(findTitleSuffix(['Install | Acme', 'a | b | Acme', 'Acme'])).toBe(' | Acme');
    expect(findTitleSuffix(['Install – Acme Docs', 'Use – Acme Docs', 'Test – Acme Docs'])).toBe(
      ' – Acme Docs',
    );
  });

  it.each([
    [['One - A', 'Two - B', 'Three - C']],
    [['Install | Acme']],
    [['Install', 'Use', 'Test']],
    [['well-known', 're-use', 'pre-set']],
    [[]],
  ])('finds nothing in %j', (titles) => {
    expect(findTitleSuffix(titles)).toBe('');
  });
});
