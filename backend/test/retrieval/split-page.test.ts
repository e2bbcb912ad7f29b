import { readFileSync } from 'node:fs';
import type { SplitPage } from '../../src/retrieval/passages/passage.js';
import { anchors, passageAt, split, textOf } from './split.js';

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');

/** The inline code of a page, in page order. */
const inlineCodeOf = ({ passages }: SplitPage): string[] =>
  passages.flatMap(({ blocks }) =>
    blocks.flatMap(({ text, code = [] }) => code.map(([start, end]) => text.slice(start, end))),
  );

describe('inline code', () => {
  it.each([
    [
      'html' as const,
      '<h1>T</h1><p>Set <code>a.b</code> or <a href="/x"><code>c</code></a>.</p><ul><li>One<p>Run <code>d e</code></p></li></ul>' +
        '<table><tr><th>Name</th></tr><tr><td><code>f | g</code></td><td>is <code>h</code></td></tr></table><pre><code>no</code></pre>',
    ],
    [
      'markdown' as const,
      '# T\n\nSet `a.b` or [`c`](/x).\n\n- One\n\n  Run `d e`\n\n| Name | |\n|---|---|\n| `f \\| g` | is `h` |\n\n```\nno\n```\n',
    ],
  ])('is known by its place in the text (%s)', (format, content) => {
    const page = split(content, format);
    expect(inlineCodeOf(page)).toEqual(['a.b', 'c', 'd e', 'f | g', 'h']);
    expect(textOf(page)).toContain('Set a.b or c.');
  });

  it('is found in every part of a long section', () => {
    const page = split(`# T\n\n${'Open `the valve` at dawn. '.repeat(400)}`, 'markdown');
    expect(page.passages.length).toBeGreaterThan(2);
    expect(inlineCodeOf(page)).toEqual(Array.from({ length: 400 }, () => 'the valve'));
  });
});

describe('a page as Docusaurus builds it', () => {
  const page = split(fixture('watering.html'), 'html');

  it('has a passage for each section and each option with an id, in page order', () => {
    expect(anchors(page)).toEqual(['', 'schedule', 'schedule-options', 'hour', 'minutes', 'install']);
  });

  it('takes title and description from the page itself', () => {
    expect(page.title).toBe('Watering');
    expect(page.description).toBe('When and how Orchard opens its valves.');
  });

  it('leaves out the site around the content', () => {
    expect(textOf(page)).not.toMatch(
      /Skip to|Planting\b|unreleased|Guides|Version: Next|On this page|Copy|water$|Edit this|Last updated|Pruning|Copyright|\u200b/m,
    );
  });

  it('names the headings above a passage below the page title', () => {
    expect(passageAt(page, '').headings).toEqual([]);
    expect(passageAt(page, 'schedule-options').headings).toEqual(['Schedule', 'Options']);
    expect(passageAt(page, 'hour').headings).toEqual(['Schedule', 'Options', 'hour']);
  });

  it('keeps the titles that authors gave admonitions, not the names of their types', () => {
    expect(passageAt(page, '').blocks.map(({ text }) => text)).toEqual([
      'Orchard opens the valves for you. See planting rows.',
      'Water before sunrise.',
      'Frost ahead',
      'Drain the pipes.',
    ]);
  });

  it('keeps code as code, with lines, language and title, and lists by item', () => {
    expect(passageAt(page, 'schedule').blocks).toEqual([
      { kind: 'text', text: 'Set the hour in orchard.config.js:', code: [[16, 33]] },
      {
        kind: 'code',
        text: 'export default {\n  watering: { hour: 5 },\n};',
        language: 'js',
        title: 'orchard.config.js',
      },
      { kind: 'list', text: 'One item\nAnother item\nA nested item' },
    ]);
  });

  it('keeps tables by row, those without ids in their section', () => {
    expect(passageAt(page, 'hour').blocks).toEqual([
      {
        kind: 'table',
        text: 'hour | 5 | When the valves open.',
        code: [
          [0, 4],
          [7, 8],
        ],
      },
    ]);
    expect(passageAt(page, 'schedule-options').blocks).toEqual([
      { kind: 'table', text: 'Zone | Valve\nNorth | 1\nSouth | 2' },
    ]);
  });

  it('keeps every panel of tabs once, hidden or not', () => {
    expect(passageAt(page, 'install').blocks.map(({ text }) => text)).toEqual([
      'npm install orchard-pump',
      'yarn add orchard-pump',
      'Why a driver?',
      'Pumps differ.',
    ]);
  });

  it('keeps links with their text', () => {
    expect(passageAt(page, '').links).toEqual([{ text: 'planting rows', url: '/docs/planting#rows' }]);
  });

  it('is the same as its MDX source', () => {
    expect(split(fixture('watering.mdx'), 'markdown')).toEqual(page);
  });
});

describe('Markdown', () => {
  it('gets the ids that Docusaurus would give its headings', () => {
    const headings =
      '## `init` & Café!\n\na\n\n## Same\n\nb\n\n## Same\n\nc\n\n## With [link](x) {#own}\n\nd\n\nSetext\n---\n\ne';
    expect(anchors(split(headings, 'markdown'))).toEqual(['init--café', 'same', 'same-1', 'own', 'setext']);
  });

  it('is read as plain Markdown where it is not valid MDX', () => {
    const page = split(
      '# Generics\n\n## A Map<K, V> {of}\n\nTakes <Key> and <b>bold</b> {text.\n\n<details><summary>More</summary>\n\nHidden.\n\n</details>',
      'markdown',
    );
    expect(page.title).toBe('Generics');
    expect(page.passages[0]).toMatchObject({ anchor: 'a-mapk-v-of', headings: ['A Map<K, V> {of}'] });
    expect(textOf(page)).toBe('Takes and bold {text.\nMore\nHidden.');
  });

  it('shows what only looks like a directive as it was written', () => {
    expect(textOf(split('Open localhost:port at 10:30, then :smile: and\n\n::leaf\n', 'markdown'))).toBe(
      'Open localhost:port at 10:30, then :smile: and\n::leaf',
    );
  });

  it('drops imports, exports and expressions, and keeps the text of components and literals', () => {
    const source =
      'import A from \'a\';\n\nexport const x = 1;\n\n<A title="Caption">Inside</A> costs {x} {\'five\'}.\n\n<CodeBlock language="js">{`run()`}</CodeBlock>';
    expect(split(source, 'markdown').passages[0]!.blocks).toEqual([
      { kind: 'text', text: 'Caption' },
      { kind: 'text', text: 'Inside costs five.' },
      { kind: 'code', text: 'run()', language: 'js' },
    ]);
  });

  it('does not take comments and headings inside code for its own', () => {
    const page = split(
      '## One\n\n```md\n## Not a heading {#no}\n<!-- shown -->\n```\n\nUse `<!-- truncate -->` here. <!-- gone -->',
      'markdown',
    );
    expect(anchors(page)).toEqual(['one']);
    expect(textOf(page)).toBe('## Not a heading {#no}\n<!-- shown -->\nUse <!-- truncate --> here.');
  });

  it('prefers the title that is sent, then that of the front matter, then the first heading', () => {
    expect(split("---\ntitle: 'It''s here'\n---\n# Heading\n\ntext", 'markdown').title).toBe("It's here");
    expect(split('# Heading\n\ntext', 'markdown').title).toBe('Heading');
    expect(split('# Heading\n\ntext', 'markdown', 'Sent').title).toBe('Sent');
  });
});

describe('any page', () => {
  it('is found by its title even when it has no text', () => {
    expect(split('', 'html', 'Empty').passages).toEqual([
      { anchor: '', headings: [], blocks: [], links: [] },
    ]);
    expect(split('# Empty', 'markdown').passages).toHaveLength(1);
  });

  it('has one passage when it has no headings', () => {
    expect(anchors(split('<body><p>Just text</p></body>', 'html', 'Plain'))).toEqual(['']);
  });

  it('counts a heading without an id as text of the section above', () => {
    const page = split('<main><h1>T</h1><h2 id=a>A</h2><p>x</p><h3>Card</h3><p>y</p></main>', 'html');
    expect(passageAt(page, 'a').blocks.map(({ text }) => text)).toEqual(['x', 'Card', 'y']);
  });

  it('has no description that only repeats its first line', () => {
    const html =
      '<meta name=description content="Orchard opens the valves."><main><p>Orchard opens the valves.</p></main>';
    expect(split(html, 'html', 'Watering').description).toBe('');
  });

  it('leads nowhere by links that are no places', () => {
    const html =
      '<main><p><a href="javascript:alert(1)">a</a> <a href="../x.mdx">b</a> <a href="https://example.org/y">c</a> <a href="http://[">d</a></p></main>';
    expect(split(html, 'html').passages[0]!.links).toEqual([
      { text: 'b', url: '/x' },
      { text: 'c', url: 'https://example.org/y' },
    ]);
  });

  it('divides long sections between blocks, items and lines, under the same anchor', () => {
    const lines = Array.from({ length: 300 }, (_line, index) => `const line${index} = ${index};`);
    const sentence = 'Valves open in the morning and close before noon, every day of the year. ';
    const page = split(
      `## Long\n\n${`${sentence.repeat(12)}\n\n`.repeat(4)}Run this:\n\n\`\`\`js\n${lines.join('\n')}\n\`\`\``,
      'markdown',
    );
    expect(new Set(anchors(page))).toEqual(new Set(['long']));
    expect(page.passages.length).toBeGreaterThan(5);
    const code = page.passages.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'code'));
    expect(code.map(({ text }) => text).join('\n')).toBe(lines.join('\n'));
    const introduced = page.passages.find(({ blocks }) => blocks.some(({ text }) => text === 'Run this:'))!;
    expect(introduced.blocks.map(({ kind }) => kind)).toEqual(['text', 'code']);
  });
});
