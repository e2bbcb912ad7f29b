import { completeMarkdown } from './complete-markdown.js';
import { toHtml } from '../../test/serialise.js';
import { english } from '../localisation/english.js';
import { markdownView } from './markdown-view.js';

describe('completeMarkdown', () => {
  it.each([
    ['closes bold text', 'This is **impor', 'This is **impor**'],
    ['closes nested emphasis, the inner one first', 'a **b *c', 'a **b *c***'],
    ['completes a closing mark that came half', 'a **bold*', 'a **bold**'],
    ['holds back an opening mark with nothing after it', 'a **', 'a '],
    ['leaves closed emphasis alone', '**a** and *b* and ~~c~~', '**a** and *b* and ~~c~~'],
    ['closes before white space', 'a **bold ', 'a **bold** '],
    ['leaves names and products alone', 'snake_case and 2 * 3 and a_b', 'snake_case and 2 * 3 and a_b'],
    ['closes inline code', 'run `npm sta', 'run `npm sta`'],
    ['holds back a lone backtick', 'run `', 'run '],
    ['ignores marks inside inline code', 'the `**glob` pattern', 'the `**glob` pattern'],
    ['shows the text of half a link', 'see [the guide](https://docs', 'see the guide'],
    ['shows the text of a link that has no address yet', 'see [the gui', 'see the gui'],
    ['holds back half an image', 'see ![a pict', 'see '],
    ['holds back an open angle bracket', 'see <https://exa', 'see '],
    ['holds back a lone list marker', 'Steps:\n-', 'Steps:\n'],
    ['holds back what would underline the line above', 'Steps:\n--', 'Steps:\n'],
    ['holds back a lone number', 'Steps:\n\n1', 'Steps:\n'],
    ['holds back heading marks', 'a\n\n##', 'a\n'],
    ['holds back an opening fence with half a language', 'a\n\n```j', 'a\n'],
    ['leaves code in an open fence alone', '```js\nconst a = `**', '```js\nconst a = `**'],
    ['holds back half a closing fence', '```js\na\n``', '```js\na\n'],
    ['goes on after a closed fence', '```js\na\n```\nthen **b', '```js\na\n```\nthen **b**'],
    ['holds back a table without its delimiter row', 'a\n\n| b | c |\n| --', 'a\n'],
    ['shows a table with its delimiter row', '| b | c |\n|---|---|\n| 1', '| b | c |\n|---|---|\n| 1'],
    ['does not look for open marks in earlier items', '- **a\n- b', '- **a\n- b'],
    ['leaves finished prose alone', 'All said.', 'All said.'],
    ['leaves nothing alone', '', ''],
  ])('%s', (_title, text, completed) => {
    expect(completeMarkdown(text)).toBe(completed);
  });

  it('never shows marks, half links or headings that the whole text does not have', () => {
    const text =
      'Intro with **bold**, *it*, `code` and [a link](https://docs.test/a):\n- one\n- **two** items\n\n' +
      '| a | b |\n|---|---|\n| 1 | 2 |\n\n```js\nconst a = 1;\n```\n\nEnd: ~~old~~.';
    for (let end = 0; end <= text.length; end += 1) {
      const content = { text: text.slice(0, end), streaming: true, sources: [], strings: english };
      const html = toHtml(markdownView({ ...content, base: 'https://docs.test/' }));
      const visible = html.replace(/<[^>]*>/g, '');
      expect(visible).not.toMatch(/[*~`[\]|]|\]\(|https/);
      expect(html).not.toMatch(/<h\d/);
    }
  });
});
