import { toHtml } from '../../test/serialise.js';
import { english } from '../localisation/english.js';
import type { FootnotePlace, NumberedSource } from '../sources/citations.js';
import { markdownView } from './markdown-view.js';

const sources = ['a', 'b', 'c'].map((title, index): NumberedSource => ({
  number: index + 1,
  source: { type: 'url', title, url: `https://docs.test/${title}` },
}));

const note = (number: number): string => {
  const title = 'abc'[number - 1]!;
  const label = `Source ${number}: ${title}`;
  return `<sup><a class="footnote" href="https://docs.test/${title}" title="${title}" aria-label="${label}">${number}</a></sup>`;
};

function render(text: string, places: FootnotePlace[] = [], allowedImageDomains?: string[]): string {
  const base = 'https://docs.test/guide/';
  return toHtml(markdownView({ text, places, sources, strings: english, base, allowedImageDomains }));
}

/** Renders a text in which `^` stands where footnote 1 belongs. */
function withFootnote(marked: string): string {
  return render(marked.replace('^', ''), [{ index: marked.indexOf('^'), numbers: [1] }]);
}

const codeBlock = (language: string, code: string): string =>
  `<figure class="code"><figcaption><span>${language}</span><button type="button" class="copy-code" ` +
  `aria-label="Copy code"><span class="idle">Copy</span><span class="done">Copied</span></button></figcaption><pre tabindex="0"><code>${code}</code></pre></figure>`;

describe('markdownView', () => {
  it('renders the blocks of GFM', () => {
    expect(render('# T\n\n### U\n\na *b* **c** ~~d~~ `e`\n\n> q\n\n---')).toBe(
      '<h4 class="chief">T</h4><h5>U</h5><p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e</code></p>' +
        '<blockquote><p>q</p></blockquote><hr/>',
    );
  });

  it('shows a text that its parser fails on as it stands', () => {
    expect(render('1. )\n   >-\n)')).toBe('<p>1. ) &gt;- )</p>');
  });

  it('renders lists, nested, numbered from anywhere, and of tasks', () => {
    expect(render('- a\n  - b\n- c')).toBe('<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>');
    expect(render('3. a\n4. b')).toBe('<ol start="3"><li>a</li><li>b</li></ol>');
    expect(render('- a\n\n- b')).toBe('<ul><li><p>a</p></li><li><p>b</p></li></ul>');
    expect(render('- [x] a\n- [ ] b')).toBe('<ul><li>☑ a</li><li>☐ b</li></ul>');
  });

  it('renders tables, in a box that can scroll', () => {
    expect(render('| a | b |\n|---|--:|\n| `1` | 2 |')).toBe(
      '<div class="table" tabindex="0"><table><thead><tr><th>a</th><th align="right">b</th></tr></thead>' +
        '<tbody><tr><td><code>1</code></td><td align="right">2</td></tr></tbody></table></div>',
    );
  });

  it('renders code with the name of its language and a button to copy it', () => {
    expect(render('```js title="a.js"\nconst a = "<b>";\n```')).toBe(
      codeBlock('js', 'const a = &quot;&lt;b&gt;&quot;;'),
    );
    expect(render('    indented')).toBe(codeBlock('', 'indented'));
  });

  it('shows HTML as text, inside a line and as a block', () => {
    expect(render('Use `<Tabs>` or <Tabs onClick="x">.')).toBe(
      '<p>Use <code>&lt;Tabs&gt;</code> or &lt;Tabs onClick=&quot;x&quot;&gt;.</p>',
    );
    expect(render('<script>alert(1)</script>')).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>');
    expect(render('<img src=x onerror=alert(1)>')).toBe('<p>&lt;img src=x onerror=alert(1)&gt;</p>');
  });

  it('resolves character references in prose, and not in code', () => {
    expect(render('a &amp; b&nbsp;c &#8212; &#x1F50E; &unknown; `&amp;`')).toBe(
      '<p>a &amp; b\u00A0c — 🔎 &amp;unknown; <code>&amp;amp;</code></p>',
    );
    expect(render('1 \\* 2')).toBe('<p>1 * 2</p>');
  });

  it('resolves links against the page, and opens those that lead elsewhere in a new tab', () => {
    expect(render('[a](../api?x=1&amp;y=2#run "T")')).toBe(
      '<p><a href="https://docs.test/api?x=1&amp;y=2#run" title="T">a</a></p>',
    );
    expect(render('<https://else.test/a>')).toBe(
      '<p><a href="https://else.test/a" target="_blank" rel="noopener noreferrer">https://else.test/a</a></p>',
    );
  });

  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'java&#115;cript:alert(1)',
    'javascript&colon;alert(1)',
    'data:text/html,x',
    'vbscript:x',
  ])('shows the text alone of a link to %s', (address) => {
    expect(render(`[**a**](${address})`)).not.toMatch(/href="(?!https:\/\/docs\.test)/);
  });

  it('shows pictures from allowed hosts, the description of others', () => {
    const picture = '![A &amp; b](https://img.test/a.png)';
    const shown =
      '<p><img src="https://img.test/a.png" alt="A &amp; b" loading="lazy" referrerpolicy="no-referrer"/></p>';
    expect(render(picture)).toBe(shown);
    expect(render(picture, [], ['img.test'])).toBe(shown);
    expect(render(picture, [], ['docs.test'])).toBe('<p>A &amp; b</p>');
    expect(render('![x](javascript:alert(1))')).toBe('<p>x</p>');
  });
});

describe('footnotes in markdownView', () => {
  it.each([
    ['after a sentence', 'One.^ Two.', `<p>One.${note(1)} Two.</p>`],
    ['at the end', 'One.^', `<p>One.${note(1)}</p>`],
    ['at the very beginning', '^One.', `<p>${note(1)}One.</p>`],
    ['on the line they close, not the next', 'One.\n\n^Two.', `<p>One.${note(1)}</p><p>Two.</p>`],
    ['before emphasis that opens', 'a^**b**', `<p>a${note(1)}<strong>b</strong></p>`],
    ['before emphasis of code', 'a.^**`b`** c', `<p>a.${note(1)}<strong><code>b</code></strong> c</p>`],
    ['after emphasis that closed', '**a**^ b', `<p><strong>a</strong>${note(1)} b</p>`],
    ['inside emphasis at its end', '**a.^** b', `<p><strong>a.${note(1)}</strong> b</p>`],
    ['inside emphasis at its start', '**^a** b', `<p><strong>${note(1)}a</strong> b</p>`],
    ['after emphasis of code', '**`a`**^b', `<p><strong><code>a</code></strong>${note(1)}b</p>`],
    ['behind inline code they fall into', '`a^b` c', `<p><code>ab</code>${note(1)} c</p>`],
    ['in a heading', '## A^\n\nb', `<h4>A${note(1)}</h4><p>b</p>`],
    ['in a list item', '- a^\n- b', `<ul><li>a${note(1)}</li><li>b</li></ul>`],
    ['before the next list item', '- a\n^- b', `<ul><li>a${note(1)}</li><li>b</li></ul>`],
    ['in a quote', '> a^', `<blockquote><p>a${note(1)}</p></blockquote>`],
    ['after an HTML tag shown as text', '<b>^ c', `<p>&lt;b&gt;${note(1)} c</p>`],
    ['behind a picture', '![a^](https://img.test/b.png) c', `/>${note(1)} c</p>`],
  ])('stand %s', (_title, source, expected) => {
    expect(withFootnote(source).slice(-expected.length)).toBe(expected);
  });

  it('follow a link they fall into, its text or its address', () => {
    const link = `<p><a href="https://docs.test/a">the guide</a>${note(1)}.</p>`;
    expect(withFootnote('[the^ guide](https://docs.test/a).')).toBe(link);
    expect(withFootnote('[the guide](https://docs.^test/a).')).toBe(link);
    expect(withFootnote('[the guide^](https://docs.test/a).')).toBe(link);
  });

  it('do not become part of a bare address', () => {
    const link = '<a href="https://docs.test/a">https://docs.test/a</a>';
    expect(withFootnote('See https://docs.test/a^')).toBe(`<p>See ${link}${note(1)}</p>`);
    expect(withFootnote('See https://docs.^test/a')).toBe(`<p>See ${link}${note(1)}</p>`);
  });

  it('follow a code block, inside or after which they stand', () => {
    const code = `${codeBlock('', 'a')}<p>${note(1)}</p>`;
    expect(withFootnote('```\na^\n```\n')).toBe(code);
    expect(withFootnote('```\na\n```^')).toBe(code);
    expect(withFootnote('- b\n\n  ```\n  a\n  ```^\n')).toContain(code);
  });

  it('stay in the cell they follow', () => {
    expect(withFootnote('| a |\n|---|\n| b^ |')).toContain(`<td>b${note(1)}</td>`);
    expect(withFootnote('| a |\n|---|\n| b |^')).toContain(`<td>b${note(1)}</td>`);
  });

  it('are kept in the order of their places, and together at one place', () => {
    const places = [
      { index: 9, numbers: [3] },
      { index: 4, numbers: [1, 2] },
    ];
    expect(render('One. Two.', places)).toBe(`<p>One.${note(1)}${note(2)} Two.${note(3)}</p>`);
  });

  it('are counted in UTF-16 code units', () => {
    expect(withFootnote('🔎 found.^ x')).toBe(`<p>🔎 found.${note(1)} x</p>`);
  });

  it('stand at the end when their index lies beyond it', () => {
    expect(render('One.', [{ index: 99, numbers: [1] }])).toBe(`<p>One.${note(1)}</p>`);
  });

  it('have no link when their source has none that is safe', () => {
    const places = [{ index: 4, numbers: [1] }];
    const source = { type: 'url' as const, title: 'x', url: 'javascript:alert(1)' };
    const content = { text: 'One.', places, sources: [{ number: 1, source }], strings: english };
    expect(toHtml(markdownView({ ...content, base: 'https://docs.test/' }))).toBe(
      '<p>One.<sup><span class="footnote" role="note" title="x" aria-label="Source 1: x">1</span></sup></p>',
    );
  });

  it('are shown once, wherever they fall', () => {
    const source =
      '# T\n\npara **bold `c`** [x](https://a.test/b "t") <i>h</i> ![i](j)\nline\n---\n\n1. a\n   > q\n\n' +
      '| a | b |\n|---|--:|\n| `c` | d |\n\n```js\nx\n```\n\n* * *\n\n[r]: https://a.test\n\nend [r] \\* &amp; <https://a.test>';
    for (let index = 0; index <= source.length; index += 1) {
      const rendered = render(source, [{ index, numbers: [1] }]);
      expect([index, rendered.split(note(1)).length - 1]).toEqual([index, 1]);
      expect(rendered).not.toMatch(/[\uE000\uE001\u205F]/);
    }
  });
});
