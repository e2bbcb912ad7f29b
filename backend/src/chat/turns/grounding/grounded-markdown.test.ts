import { AllowedLinks } from './allowed-links.js';
import { GroundedMarkdown } from './grounded-markdown.js';

const links = new AllowedLinks(
  [
    {
      url: '/docs/apples#harvest',
      page_url: '/docs/apples',
      blocks: [{ kind: 'text', text: 'Open http://localhost:3000.' }],
      links: [{ text: 'Source', url: 'https://github.com/orchard/orchard' }],
    },
  ],
  (path) => `https://docs.example.com${path}`,
);

/** What a model's Markdown becomes when it comes in pieces of `size` characters. */
function ground(markdown: string, size: number): string {
  const grounded = new GroundedMarkdown(links);
  let text = '';
  const take = (parts: { text: string }[]): void => parts.forEach((part) => (text += part.text));
  for (let at = 0; at < markdown.length; at += size) take(grounded.push(markdown.slice(at, at + size)));
  take(grounded.end());
  return text;
}

/** The text that is decided with each piece. */
function stream(...pieces: string[]): string[] {
  const grounded = new GroundedMarkdown(links);
  return pieces.map((piece) =>
    grounded
      .push(piece)
      .map(({ text }) => text)
      .join(''),
  );
}

const changed: [string, string, string][] = [
  [
    'a link to a passage',
    'See [apples](/docs/apples/#harvest "now").',
    'See [apples](https://docs.example.com/docs/apples#harvest).',
  ],
  ['a link elsewhere', 'See [**apples**](https://evil.example).', 'See **apples**.'],
  ['a link that runs a script', '[a](javascript:alert(1)) [b](&#106;avascript:x)', 'a b'],
  [
    'a link within a link',
    '[a [b](https://evil.example) c](/docs/apples)',
    '[a b c](https://docs.example.com/docs/apples)',
  ],
  ['a link in pieces', '[[htt](x)](y)ps://evil.example', '`https://evil.example`'],
  ['a link whose text is a list item', '[- a](x)\n  ```\n[b](y)', '\\- a\n  ```\n[b](y)'],
  ['a bare address of a passage', 'Open http://localhost:3000.', 'Open <http://localhost:3000>.'],
  ['a bare address elsewhere', '(https://evil.example/a_(b).)', '(`https://evil.example/a_(b)`.)'],
  ['a bare address without a scheme', 'At www.evil.example!', 'At `www.evil.example`!'],
  ['a bare address in upper case', 'HTTPS://EVIL.example', '`HTTPS://EVIL.example`'],
  ['a bare address in disguise', 'https:/\\/evil.example', 'https:/`/evil.example`'],
  ['a bare address in references', 'https&#58;/&sol;evil.example', 'https&#58;/&sol`;evil.example`'],
  ['a mail address', 'Write to me@evil.example.', 'Write to me`@evil.example`.'],
  ['a mail address in disguise', 'me\\@evil&period;example', 'me`@evil&period;example`'],
  [
    'addresses in angle brackets',
    '<https://docs.example.com/docs/apples> <https://evil.example> <me@evil.example>',
    '<https://docs.example.com/docs/apples> `https://evil.example` `me@evil.example`',
  ],
  [
    'an address as a link’s text',
    '[https://github.com/orchard/orchard](https://github.com/orchard/orchard) [http://a.example](/docs/apples)',
    '<https://github.com/orchard/orchard> [`http://a.example`](https://docs.example.com/docs/apples)',
  ],
  ['a picture', 'A ![red *apple*](https://evil.example/x.png "t").', 'A red *apple*.'],
  ['a picture by reference', '![red][apple] ![green][] ![blue]', 'red green blue'],
  ['a picture in a link', '[![red](x.png)](/docs/apples)', '[red](https://docs.example.com/docs/apples)'],
  ['a definition', '[x]: https://evil.example\n\n[x]', '[x]\\: `https://evil.example`\n\n[x]'],
  ['a footnote', 'a[^1]\n\n[^1]: b', 'a[^1]\n\n[^1]\\: b'],
  ['HTML', '<b>a</b> <!-- b --> <?c?> <!D>', '\\<b>a\\</b> \\<!-- b --> \\<?c?> \\<!D>'],
  ['a block of HTML', '<script>\nalert(1)\n</script>', '\\<script>\nalert(1)\n\\</script>'],
  ['brackets that are no link', '[foo](bar baz) [open', '\\[foo]\\(bar baz) \\[open'],
  ['a code span that does not end', 'a ` b <c>\nd `', 'a \\` b \\<c>\nd \\`'],
  ['a fence that ends with its list item', '- ```\n  <a>\nb <c>', '- ```\n  <a>\n  ```\nb \\<c>'],
  ['a fence that is indented too far', '    ```\n<b>\n    ```', '    \\`\\`\\`\n\\<b>\n    \\`\\`\\`'],
  ['a fence whose language has backticks', '``` `\n<b>', '\\`\\`\\` \\`\n\\<b>'],
  ['a fence that only some take for the end', '```\na\n```~~~\n<b>', '```\na\n```\n\\<b>'],
  ['a code span that a table breaks', '| a |\n|---|\n| `b | [c](d)` |', '| a |\n|---|\n| \\`b | c\\` |'],
  ['a table that would break a code span', 'a `b | c` `[d](e)`\n-|-|-\n', 'a `b | c` `[d](e)`\n\\-|-|-\n'],
  ['an item that cannot begin a list', 'a\n2. ```\n   <b>', 'a\n2. \\`\\`\\`\n   \\<b>'],
  ['line ends of other systems', 'a\r\nb\rc', 'a\nb\nc'],
];

const unchanged: [string, string][] = [
  ['prose', 'Set *a*, **b** and ~~c~~: 1 < 2 && d > e! (f; g) \\* & &amp; $h$ snake_case 2 * 3'],
  ['references', 'Yes [1], no [1, 2]; maybe [1][2].'],
  ['code spans', 'Use `<b>`, ``a ` [b](c)`` or `string | undefined` [1].'],
  ['fenced code', 'So:\n\n```html\n<b> [a](b)\n\n~~~\n    ```\n````\n\n~~~ `\n``` <c>\n~~~\n'],
  [
    'fenced code in lists',
    '1. Do:\n   ```bash\n   <a> [b](c)\n   ```\n2. Then:\n\n   ~~~\n   <d>\n\n   <e>\n   ~~~\n\n   - or\n     ```\n     <f>\n     ```\n',
  ],
  ['fenced code in a quote', '> So:\n>\n> ```\n> <a>\n> ```\n\nb'],
  ['a fence that is not closed', '```\n<a>\n'],
  ['a list', '- [ ] a\n- [x] b\n  1. c\n\n     d\n+ [e] f'],
  ['a table', '| a | b |\n|:--|--:|\n| `c \\| d` | **e** |'],
  ['headings and rules', '# a\n\nb\n===\n\n---\n***'],
  ['a hard break', 'a\\\nb  \nc'],
  ['names of packages', 'npm i @orchard/core, orchard@6, (orchard@^2) or orchard@latest. By ssh me@host'],
  ['any script', 'サイドバー 🍏 \u202eابج\u202c a\u200bb \0 e\u0301'],
  ['what is escaped', '\\[a\\](b) \\<c> \\`d\\` \\!\\[e\\]'],
];

describe('GroundedMarkdown', () => {
  it.each(changed)('makes %s safe, however it is cut', (_what, markdown, safe) => {
    for (let size = 1; size <= markdown.length; size++)
      if (ground(markdown, size) !== safe) expect([size, ground(markdown, size)]).toEqual([size, safe]);
  });

  it.each(unchanged)('leaves %s as written, however it is cut', (_what, markdown) => {
    for (let size = 1; size <= markdown.length; size++)
      if (ground(markdown, size) !== markdown)
        expect([size, ground(markdown, size)]).toEqual([size, markdown]);
  });

  it('lets words flow on at once', () => {
    expect(stream('Ap', 'ples', ' are', ' re', 'd (', 'or', ' green', '). ')).toEqual([
      'Ap',
      'ples',
      ' are',
      ' re',
      'd (',
      'or',
      ' green',
      '). ',
    ]);
  });

  it('holds back only what may become an address', () => {
    expect(stream('wit', 'h', ' suc', 'h', 't', ' how ', 'http', 's', ': ')).toEqual([
      'wit',
      '',
      'h suc',
      '',
      '',
      'ht how ',
      '',
      '',
      'https: ',
    ]);
  });

  it('holds back a link until it is complete', () => {
    expect(stream('a [b', 'c](/docs', '/apples', ') d')).toEqual([
      'a ',
      '',
      '',
      '[bc](https://docs.example.com/docs/apples) d',
    ]);
  });

  it('streams code line by line, and within a line', () => {
    expect(stream('```js\n', 'co', 'de', '\n', '``', '`\n', 'a')).toEqual([
      '```js\n',
      'co',
      'de',
      '\n',
      '',
      '```\n',
      'a',
    ]);
  });

  it.each([
    ['a link', '[a](https://evil.example/'],
    ['a link’s text', '['],
    ['an address', 'https://evil.example/'],
    ['an address in angle brackets', '<https://evil.example/'],
    ['a code span', '`'],
    ['a fence’s language', '```'],
    ['a fence', '```\n```'],
    ['a mail address', 'a@'],
  ])('holds back no more than 2,048 units of %s', (_what, opener) => {
    const grounded = new GroundedMarkdown(links);
    const markdown = opener + (opener === '```\n```' ? '`' : 'x').repeat(5_000);
    let sent = 0;
    for (let at = 0; at < markdown.length; at++) {
      for (const { text } of grounded.push(markdown[at]!)) sent += text.replaceAll('\\', '').length;
      expect(at + 1 - sent).toBeLessThanOrEqual(2_048);
    }
    expect(sent).toBeGreaterThan(2_900);
  });

  it('never cuts a character in two', () => {
    const [high, low] = ['🍏'[0]!, '🍏'[1]!];
    expect(stream(`a${high}`, `${low}b`)).toEqual(['a', '🍏b']);
  });
});
