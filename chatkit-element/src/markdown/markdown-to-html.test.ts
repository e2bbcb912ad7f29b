import { markdownToHtml } from './markdown-to-html.js';

const note = (number: number): string => `<sup data-footnote="${number}"></sup>`;
const html = (source: string): string => markdownToHtml(source).join('');

/** Renders a source in which `^` stands where footnote 1 belongs. */
function withFootnote(marked: string): string {
  const index = marked.indexOf('^');
  return markdownToHtml(marked.replace('^', ''), [{ index, numbers: [1] }]).join('');
}

describe('markdownToHtml', () => {
  it('gives one piece of HTML for each top-level block', () => {
    expect(markdownToHtml('# Title\n\nText\n\n- a\n- b\n')).toEqual([
      '<h3>Title</h3>',
      '<p>Text</p>\n',
      '<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n',
    ]);
  });

  it('shows HTML of the source as text', () => {
    expect(html('Use `<Tabs>` or <Tabs onClick="x">.\n\n<script>alert(1)</script>')).toBe(
      '<p>Use <code>&lt;Tabs&gt;</code> or &lt;Tabs onClick=&quot;x&quot;&gt;.</p>\n' +
        '&lt;script&gt;alert(1)&lt;/script&gt;',
    );
  });

  it('names the language of a code block, without what follows it', () => {
    expect(html('```js title="a.js"\nconst a = "<b>";\n```')).toBe(
      '<figure class="code" data-language="js"><pre><code>const a = &quot;&lt;b&gt;&quot;;\n</code></pre></figure>',
    );
  });

  it('wraps tables, so that they can scroll', () => {
    expect(html('| a |\n|---|\n| 1 |')).toMatch(/^<div class="table"><table>.*<\/table>\n?<\/div>$/s);
  });
});

describe('footnotes in markdownToHtml', () => {
  it.each([
    ['after a sentence', 'One.^ Two.', `<p>One.${note(1)} Two.</p>\n`],
    ['at the end', 'One.^', `<p>One.${note(1)}</p>\n`],
    ['at the very beginning', '^One.', `<p>${note(1)}One.</p>\n`],
    ['on the line they close, not the next', 'One.\n\n^Two.', `<p>One.${note(1)}</p>\n<p>Two.</p>\n`],
    ['before emphasis that opens', 'a^**b**', `<p>a${note(1)}<strong>b</strong></p>\n`],
    ['before emphasis of code', 'a.^**`b`** c', `<p>a.${note(1)}<strong><code>b</code></strong> c</p>\n`],
    ['after emphasis that closed', '**a**^ b', `<p><strong>a</strong>${note(1)} b</p>\n`],
    ['inside emphasis at its end', '**a.^** b', `<p><strong>a.${note(1)}</strong> b</p>\n`],
    ['inside emphasis at its start', '**^a** b', `<p><strong>${note(1)}a</strong> b</p>\n`],
    ['after emphasis of code', '**`a`**^b', `<p><strong><code>a</code></strong>${note(1)}b</p>\n`],
    ['behind inline code they fall into', '`a^b` c', `<p><code>ab</code>${note(1)} c</p>\n`],
    ['in a heading', '## A^\n\nb', `<h4>A${note(1)}</h4><p>b</p>\n`],
    ['in a list item', '- a^\n- b', `<ul>\n<li>a${note(1)}</li>\n<li>b</li>\n</ul>\n`],
    ['before the next list item', '- a\n^- b', `<ul>\n<li>a${note(1)}</li>\n<li>b</li>\n</ul>\n`],
    ['in a quote', '> a^', `<blockquote>\n<p>a${note(1)}</p>\n</blockquote>\n`],
    ['after an HTML tag shown as text', '<b>^ c', `<p>&lt;b&gt;${note(1)} c</p>\n`],
  ])('stand %s', (_title, source, expected) => {
    expect(withFootnote(source)).toBe(expected);
  });

  it('follow a link they fall into, its text or its address', () => {
    const link = `<p><a href="https://docs.test/a">the guide</a>${note(1)}.</p>\n`;
    expect(withFootnote('[the^ guide](https://docs.test/a).')).toBe(link);
    expect(withFootnote('[the guide](https://docs.^test/a).')).toBe(link);
    expect(withFootnote('[the guide^](https://docs.test/a).')).toBe(link);
  });

  it('do not become part of a bare address', () => {
    expect(withFootnote('See https://docs.test/a^')).toContain(`href="https://docs.test/a">`);
    expect(withFootnote('See https://docs.^test/a')).toContain(`href="https://docs.test/a">`);
  });

  it('follow a code block, inside or after which they stand', () => {
    const code = '<figure class="code" data-language=""><pre><code>a\n</code></pre></figure>';
    expect(withFootnote('```\na^\n```\n')).toBe(`${code}<p>${note(1)}</p>`);
    expect(withFootnote('```\na\n```^')).toBe(`${code}<p>${note(1)}</p>\n`);
    expect(withFootnote('- b\n\n  ```\n  a\n  ```^\n')).toContain(`${code}<p>${note(1)}</p>`);
  });

  it('stay in the cell they follow', () => {
    expect(withFootnote('| a |\n|---|\n| b^ |')).toContain(`<td>b${note(1)}</td>`);
    expect(withFootnote('| a |\n|---|\n| b |^')).toContain(`<td>b${note(1)}</td>`);
  });

  it('are kept in the order of their places, and together at one place', () => {
    const places = [
      { index: 4, numbers: [1, 2] },
      { index: 9, numbers: [3] },
    ];
    expect(markdownToHtml('One. Two.', places)).toEqual([`<p>One.${note(1)}${note(2)} Two.${note(3)}</p>\n`]);
  });

  it('are counted in UTF-16 code units', () => {
    expect(withFootnote('🔎 found.^ x')).toBe(`<p>🔎 found.${note(1)} x</p>\n`);
  });

  it('stand at the end when their index lies beyond it', () => {
    expect(markdownToHtml('One.', [{ index: 99, numbers: [1] }])).toEqual([`<p>One.${note(1)}</p>\n`]);
  });

  it('are never lost, wherever they fall', () => {
    const source =
      '# T\n\npara **bold `c`** [x](https://a.test/b "t") <i>h</i> ![i](j)\nline\n---\n\n1. a\n   > q\n\n' +
      '| a | b |\n|---|--:|\n| `c` | d |\n\n```js\nx\n```\n\n* * *\n\n[r]: https://a.test\n\nend [r] \\* &amp; <https://a.test>';
    for (let index = 0; index <= source.length; index += 1) {
      const rendered = markdownToHtml(source, [{ index, numbers: [1] }]).join('');
      expect([index, rendered.split(note(1)).length - 1]).toEqual([index, 1]);
      expect(rendered).not.toMatch(/[\uE000\uE001\u205F]/);
    }
  });
});
