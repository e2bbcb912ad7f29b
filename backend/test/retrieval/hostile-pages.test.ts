import { anchors, split, textOf } from './split.js';

describe('any page', () => {
  it.each([
    [
      'ten thousand headings',
      'html',
      Array.from({ length: 10_000 }, (_h, index) => `<h2 id=h${index}>H${index}</h2><p>text`).join(''),
      10_000,
    ],
    [
      'ten thousand headings',
      'markdown',
      Array.from({ length: 10_000 }, (_h, index) => `## H${index}\n\ntext\n\n`).join(''),
      10_000,
    ],
    ['elements nested a hundred thousand deep', 'html', `${'<div>'.repeat(100_000)}<h2 id=a>A</h2>text`, 1],
    [
      'formatting that is never closed',
      'html',
      Array.from({ length: 20_000 }, (_b, index) => `<p><b id=b${index}>x`).join(''),
      1,
    ],
    ['quotes nested a thousand deep', 'markdown', `${'> '.repeat(1_000)}x`, 1],
    ['lists nested a thousand deep', 'markdown', `${'- '.repeat(1_000)}x`, 1],
    ['directives nested a thousand deep', 'markdown', ':::note\n'.repeat(1_000), 1],
    ['a word of a million letters', 'html', `<p>${'a'.repeat(1_000_000)}`, 1],
    ['a paragraph of nothing but marks', 'markdown', 'a*_ ![b]( '.repeat(10_000), 1],
    ['a heading of nothing but marks', 'markdown', `## ${'*a_ ['.repeat(4_000)}\n\nx`, 1],
    ['drawings nested thousands deep', 'html', `<h2 id=a>A</h2>text${'<svg><g>'.repeat(5_000)}`, 1],
    ['formulas nested thousands deep', 'html', `<h2 id=a>A</h2>text${'<math><mrow>'.repeat(5_000)}`, 1],
    [
      'hundreds of underlined headings',
      'markdown',
      Array.from({ length: 500 }, (_h, index) => `H${index}\n---\n\ntext\n\n`).join(''),
      500,
    ],
    ['a quote that goes on for thousands of lines', 'markdown', `> a\n${'a\n'.repeat(2_000)}`, 1],
    ['quotes in lists in quotes, again and again', 'markdown', `${'- > '.repeat(20)}x\n`.repeat(200), 1],
    ['comments and code in one endless line', 'markdown', '<!-- a --> b `c` '.repeat(5_000), 1],
    ['an export without end', 'markdown', `export const a = [\n${'  1,\n'.repeat(2_000)}`, 1],
  ] as const)('survives %s (%s)', (_what, format, content, sections) => {
    expect(new Set(anchors(split(content, format, 'Big'))).size).toBe(sections);
  });

  it.each([
    ['html' as const, '<main><pre><code>', ''],
    ['markdown' as const, '```js\n', '\n```'],
  ])('keeps every line of a huge code block (%s)', (format, start, end) => {
    const code = Array.from({ length: 10_000 }, (_line, index) => `const value${index} = ${index};`).join(
      '\n',
    );
    const page = split(start + code + end, format, 'Big');
    expect(page.passages.length).toBeGreaterThan(100);
    expect(textOf(page)).toBe(code);
  });

  it.each([
    ['html' as const, 3_000],
    ['markdown' as const, 1_500],
  ])('keeps every row of a huge table whole, under its column names (%s)', (format, count) => {
    const rows = Array.from({ length: count }, (_row, index) => [`name${index}`, `means number ${index}`]);
    const content =
      format === 'html'
        ? `<main><table><tr><th>Name<th>Meaning</tr>${rows.map(([name, text]) => `<tr><td>${name}<td>${text}`).join('')}`
        : `| Name | Meaning |\n|---|---|\n${rows.map((row) => `| ${row.join(' | ')} |\n`).join('')}`;
    const page = split(content, format, 'Big');
    const lines = page.passages.flatMap(({ blocks }) => blocks.map(({ text }) => text.split('\n')));
    expect(new Set(lines.map(([columns]) => columns))).toEqual(new Set(['Name | Meaning']));
    expect(lines.flatMap(([, ...others]) => others)).toEqual(rows.map((row) => row.join(' | ')));
  });

  it.each(['html', 'markdown'] as const)(
    'keeps every sentence of a text of one endless line (%s)',
    (format) => {
      const sentences = Array.from({ length: 3_000 }, (_s, index) => `Valve ${index} opens in the morning.`);
      const page = split(sentences.join(' '), format, 'Big');
      expect(textOf(page).replaceAll('\n', ' ')).toBe(sentences.join(' '));
    },
  );
});
