import { analyzerFor } from '../analysis/analyzer.js';
import type { Block } from '../passages/passage.js';
import { makeSnippet } from './snippet.js';

const snippetFor = (question: string, blocks: Block[], locale = 'en') => {
  const analyzer = analyzerFor(locale);
  const { snippet, highlights } = makeSnippet(blocks, analyzer.analyzeQuestion(question), analyzer);
  return { snippet, words: highlights.map(([start, end]) => snippet.slice(start, end)) };
};
const text = (value: string): Block => ({ kind: 'text', text: value });
const filler = 'Nothing of interest stands in this sentence at all. '.repeat(12);

describe('makeSnippet', () => {
  it('shows a short passage whole, with the words that were asked for', () => {
    expect(snippetFor('open valves', [text('Orchard opens the valve.')])).toEqual({
      snippet: 'Orchard opens the valve.',
      words: ['opens', 'valve'],
    });
  });

  it('shows the stretch of a long passage that holds most of the question, from the beginning of a sentence', () => {
    const { snippet, words } = snippetFor('when do valves open', [
      text(`The valve is red. ${filler}At dawn the valves open by themselves. ${filler}`),
    ]);
    expect(snippet).toMatch(/^…At dawn the valves open by themselves\. .*…$/);
    expect(snippet.length).toBeLessThanOrEqual(202);
    expect(words).toEqual(['valves', 'open']);
  });

  it('cuts between words', () => {
    const { snippet } = snippetFor('valve', [
      text(`${'wordword '.repeat(60)}valve ${'wordword '.repeat(60)}`),
    ]);
    expect(
      snippet
        .replace(/…/g, '')
        .split(' ')
        .every((word) => ['wordword', 'valve'].includes(word)),
    ).toBe(true);
  });

  it('begins at the beginning when the passage holds none of the words', () => {
    expect(snippetFor('pump', [text(filler)]).snippet).toMatch(/^Nothing of interest/);
    expect(snippetFor('', [])).toEqual({ snippet: '', words: [] });
  });

  it('is one line, whatever the blocks', () => {
    expect(
      snippetFor('x', [
        { kind: 'code', text: 'a {\n  b\n}' },
        { kind: 'list', text: 'c\nd' },
      ]).snippet,
    ).toBe('a { b } c d');
  });

  it('marks identifiers whole and leaves punctuation outside', () => {
    expect(snippetFor('broken links', [text('Set onBrokenLinks. Then --brokenLinks.')]).words).toEqual([
      'onBrokenLinks',
      'brokenLinks',
    ]);
  });

  it('counts offsets in UTF-16 units and never cuts a character', () => {
    expect(snippetFor('valve', [text('🌳🌳 valve')]).words).toEqual(['valve']);
    expect(snippetFor('x', [text('🌳'.repeat(400))]).snippet.isWellFormed()).toBe(true);
  });

  it('works in a script without spaces', () => {
    const { snippet, words } = snippetFor(
      '設定を変更',
      [text(`${'これは長い文章です。'.repeat(40)}ここで設定を変更します。`)],
      'ja',
    );
    expect(words).toEqual(['設定', '変更']);
    expect(snippet).toContain('ここで設定を変更します。');
  });
});
