import { anchors, passageAt, split, textOf } from './split.js';

const at = (content: string): string[] => anchors(split(content, 'markdown', 'Page'));

describe('ids of headings in Markdown', () => {
  it.each([
    ['in braces', '## Valves {#own}'],
    ['below a line', 'Valves {#own}\n---'],
    ['in a comment', '## Valves {/* #own */}'],
    ['in a comment with more words', '## Valves {/*#own  that links rely on */}'],
    ['in an HTML comment', '## Valves <!-- #own -->'],
  ])('are those that authors write %s', (_where, heading) => {
    expect(split(`${heading}\n\ntext`, 'markdown', 'Page').passages).toMatchObject([
      { anchor: 'own', headings: ['Valves'] },
    ]);
  });

  it('are slugs of their text, numbered when they repeat, wherever the headings stand', () => {
    const headings = [
      '# Same',
      '## Same',
      ':::note\n\n## Same\n\nx\n\n:::',
      '<details>\n<summary>More</summary>\n\n## Same\n\nx\n\n</details>',
      '<Tabs>\n<TabItem value="a">\n\n## Same\n\ny\n\n</TabItem>\n</Tabs>',
      '- item\n\n  ## Same\n\n  z',
      '> ## Same\n>\n> q',
      'Same\n----',
      '## constructor',
      '## C++ & [`a_b`](x), *10:30*',
      '## Open localhost:port',
      '## 日本語の設定 🎉',
    ];
    expect(at(headings.map((heading) => `${heading}\n\ntext`).join('\n\n'))).toEqual([
      '',
      'same-1',
      'same-2',
      'same-3',
      'same-4',
      'same-5',
      'same-6',
      'same-7',
      'constructor',
      'c--a_b-1030',
      'open-localhost',
      '日本語の設定-',
    ]);
  });

  it('are kept on the headings of components', () => {
    expect(at('<Heading as="h3" id="card">Card</Heading>\n\ntext')).toEqual(['card']);
  });
});

describe('MDX', () => {
  it('shows strings and numbers in braces as they would be seen, and nothing of the head', () => {
    const page = split(
      '<head>\n<title>Other</title>\n<meta name="x" content="y" />\n</head>\n\nCosts {\'5\\u20ac\'} or {6}{/* not 7 */}.\n\n<CodeBlock>{\'a\\n\\tb\'}</CodeBlock>',
      'markdown',
      'Page',
    );
    expect(textOf(page)).toBe('Costs 5€ or 6.\na\n\tb');
  });

  it('takes attributes of an admonition for what they are', () => {
    expect(textOf(split(':::note{#own .wide}\n\nDrain the pipes.\n\n:::', 'markdown'))).toBe(
      'Drain the pipes.',
    );
  });

  it('leaves module code out also where the page does not parse as MDX', () => {
    const source =
      'import A from \'a\';\nimport {b} from "b";\n\nexport const c = 1;\n\nSolve $x^{2$.\n\nimport the list, then export it from the shed.';
    expect(textOf(split(source, 'markdown'))).toBe(
      'Solve $x^{2$.\nimport the list, then export it from the shed.',
    );
  });

  it('keeps to the column names in every piece of a page that is parsed in pieces', () => {
    const rows = Array.from({ length: 3_000 }, (_row, index) => `| \`n${index}\` | ${'word '.repeat(10)}|`);
    const page = split(
      `## Options\n\n| Name | Meaning |\n|:--|--:|\n${rows.join('\n')}\n\n## After\n\nThe end.`,
      'markdown',
    );
    const tables = page.passages.filter(({ anchor }) => anchor === 'options').flatMap(({ blocks }) => blocks);
    expect(
      tables.filter(({ kind, text }) => kind !== 'table' || !text.startsWith('Name | Meaning\n')),
    ).toEqual([]);
    expect(passageAt(page, 'after').blocks).toEqual([{ kind: 'text', text: 'The end.' }]);
  });
});

describe('HTML of Docusaurus', () => {
  it('has no text of banners, and formulas once', () => {
    const html =
      '<main><div class="theme-unlisted-banner alert">Unlisted page</div><div class="theme-draft-banner alert">Draft page</div>' +
      '<article><p>Area: <span class=katex><span class=katex-mathml><math><semantics><mrow><mi>π</mi><msup><mi>r</mi><mn>2</mn></msup></mrow>' +
      '<annotation encoding="application/x-tex">\\pi r^2</annotation></semantics></math></span><span class=katex-html aria-hidden=true>πr2</span></span></p></article></main>';
    expect(textOf(split(html, 'html'))).toBe('Area: πr2');
  });

  it('keeps the lines of numbered and highlighted code, without numbers and buttons', () => {
    const line = (text: string, classes = ''): string =>
      `<div class="token-line codeLine_a1 ${classes}" style=color:#fff><span class=codeLineNumber_b2></span><span class=codeLineContent_c3><span class="token plain" style=display:inline-block>${text}</span></span><br></div>`;
    const html = `<main><div class="language-ts theme-code-block"><div class=codeBlockTitle_x1>valve.ts</div><div><pre class="prism-code language-ts"><code class=codeBlockLinesWithNumbering_d4>${line('open();')}${line('', 'theme-code-block-highlighted-line')}${line('close();', 'theme-code-block-highlighted-line')}</code></pre><div class=buttonGroup_e5><button aria-label="Toggle word wrap"></button><button>Copy</button></div></div></div></main>`;
    expect(split(html, 'html').passages[0]!.blocks).toEqual([
      { kind: 'code', text: 'open();\n\nclose();', language: 'ts', title: 'valve.ts' },
    ]);
  });
});
