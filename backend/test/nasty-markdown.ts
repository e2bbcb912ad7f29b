/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Addresses that no passage has. */
const FORBIDDEN = [
  'http://evil.example',
  'https://evil.example/a(b)',
  'www.evil.example',
  'ftp://evil.example',
  'me@evil.example',
  'me@evil [1].example',
  'npm@6',
  'mailto:me@evil.example',
  'javascript:alert(1)',
  '//evil.example',
  'https://docs.example.com@evil.example',
  '&#106;avascript:x',
  'HTTPS://EVIL.example',
  'data:text/html,x',
  'https&#58;//evil.example',
  'https:/\\/evil.example',
  'www\\.evil.example',
  'xmpp:a@evil.example',
  'https://evil.example/`x`|y',
];
const OFFERED = [
  '/docs/apples',
  '/docs/apples/#harvest',
  'https://docs.example.com/docs/apples/',
  'http://localhost:3000',
  'https://github.com/orchard/orchard',
];
/** Pieces of markup, whole and halved. */
const FRAGMENTS = [
  '[',
  ']',
  '(',
  ')',
  '![',
  '](',
  '`',
  '``',
  '```',
  '```js',
  '~~~',
  '~~',
  '~',
  '- ',
  '* ',
  '+ ',
  '1. ',
  '2) ',
  '2. ',
  '> ',
  '>',
  '    ',
  '  ',
  ' ',
  '   ',
  '\t',
  '\n',
  '\n',
  '\n',
  '\n\n',
  '\n\n',
  '|',
  ' | ',
  '|---|---|',
  '-|-',
  ':-:',
  '---',
  '===',
  '***',
  '# ',
  '<',
  '>',
  '<b>',
  '</b>',
  '<!--',
  '-->',
  '<?x',
  '<!X',
  '<a href="http://evil.example">',
  '<img src=x onerror=y>',
  '&lt;',
  '&#91;',
  '&colon;',
  '&sol;',
  '&commat;',
  '\\',
  '\\\\',
  '\\`',
  '\\[',
  '\\n',
  '[x]: ',
  '[^1]: ',
  '[^1]',
  '[x]',
  '[x][x]',
  '![x][x]',
  '![x]',
  '[1]',
  '[1, 2]',
  '[1][2]',
  ' [3]',
  '"t"',
  ' "t"',
  '_',
  '*',
  '**',
  'a',
  'foo',
  'h',
  'http',
  'https:',
  '//',
  'www',
  '.',
  ':',
  '@',
  ';',
  '&',
  '#',
  '!',
  'foo bar',
  '😀',
  '\u202eabc',
  '\u200b',
  '\0',
  '\r',
  '\r\n',
  '\u2028',
  '\u00a0',
  '\ufeff',
  '\f',
  'é',
  'を',
  '\n  ',
  '\n    ',
  '\n   ',
  '\n- ',
  '\n  - ',
  '\n1. ',
  '\n> ',
  '\n```\n',
  '\n  ```\n',
  '\n> ```\n',
  '\n   ```js\n',
  '- ```\n',
  '\n~~~\n',
  '\n    ```\n',
  '[ ] ',
  '[x] ',
  '\n=',
  '`a | b`',
  '`a|b`',
  '`x`',
  '``x`y``',
  '{',
  '}',
  '$',
  '^',
  '[[',
  ']]',
  '<',
  '\n\n    ',
  '</script>',
  '<https://',
  '[a](',
  '](http://evil.example)',
  '[a](http://evil.example)',
  '![a](http://evil.example)',
  '<http://evil.example>',
  '<me@evil.example>',
];
/** What lines begin with. */
const STARTS = [
  '',
  '',
  '',
  '',
  '- ',
  '  ',
  '    ',
  '   ',
  '> ',
  '>',
  '1. ',
  '2. ',
  '10. ',
  '* ',
  ' ',
  '- - ',
  '> - ',
  '- > ',
  '     ',
  '  - ',
  '   - ',
  '    - ',
  '-   ',
  '1.  ',
  '\t',
  '+ ',
  '- [ ] ',
  ' - ',
  '[1] ',
  '[1]',
  '  [2]',
];
/** What lines go on with. */
const LINES = [
  '',
  '',
  'text',
  'text',
  '```',
  '```',
  '```',
  '```js',
  '~~~',
  '~~~',
  '````',
  '[a](http://evil.example)',
  '[a](http://evil.example)',
  '![a](b)',
  'http://evil.example',
  '<b>',
  '`x`',
  '`a | b` c | `[a](http://evil.example)`',
  'a | b',
  '|---|---|',
  '-|-',
  '---',
  '# h',
  '===',
  '[x]: http://evil.example',
  '``` a ```',
  '``',
  '[](x)',
  '[- x](y)',
  '[1. x](y)',
  '![](x)',
  '[> q](y)',
  '[1]',
  'foo [1]',
  '~~[1]~',
  '`` [1]`',
  '~~~ `x`',
  '``` `',
  '[```](x)',
  '```~~~',
  '``` ',
  '```\t',
  '[a]\\',
  '\\',
  '- ',
  '* * *',
  '<!-- x',
  '`[a](http://evil.example)`',
  '| `a | b` | [a](http://evil.example) `c` |',
  '[|---|---|](x)',
  '[a](/docs/apples)',
  '\ufeff',
  '\f',
  '\u00a0',
];

/** A Markdown text made of signs in any order, or of lines whose blocks nest in any way. */
export function anyMarkdown(random: () => number): string {
  return random() < 0.5 ? anySigns(random) : anyLines(random);
}

/** Fenced blocks with anything in them, at the margin, in lists and in quotes. */
export function anyCode(random: () => number): string {
  const mark = pick(['```', '~~~', '````'], random);
  const indent = pick(['', '', '  ', '> '], random);
  const first = indent === '  ' ? '- ' : indent;
  const lines = some(1, 8, random).map(() => `${indent}x${anySigns(random).replaceAll(/[\r\n]/g, ' ')}`);
  return `${first}${mark}\n${lines.join('\n')}\n${indent}${mark}\n`;
}

function anySigns(random: () => number): string {
  const favourites = some(3, 8, random).map(() => pick(FRAGMENTS, random));
  const isFocused = random() < 0.6;
  return some(2, 14, random)
    .map(() => {
      const address = pick(random() < 0.6 ? FORBIDDEN : OFFERED, random);
      const kind = random();
      if (kind < 0.12) return address;
      if (kind < 0.17) return `[${pick(FRAGMENTS, random)}](${address})`;
      if (kind < 0.19) return `<${address}>`;
      if (kind < 0.21)
        return pick(['[x]: ', '![a](', '[b]('], random) + address + pick(['', ')', '\n'], random);
      return pick(isFocused ? favourites : FRAGMENTS, random);
    })
    .join('');
}

function anyLines(random: () => number): string {
  const starts = ['', ...some(1, 5, random).map(() => pick(STARTS, random))];
  const lines = ['```', '[a](http://evil.example)', ...some(2, 5, random).map(() => pick(LINES, random))];
  return some(2, 8, random)
    .map(
      () =>
        (random() < 0.2 ? pick(STARTS, random) : '') +
        pick(starts, random) +
        pick(random() < 0.3 ? LINES : lines, random) +
        (random() < 0.1 ? pick(LINES, random) : ''),
    )
    .join('\n');
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)]!;
}

/** From `least` on up to `least + range` places. */
function some(least: number, range: number, random: () => number): undefined[] {
  return Array.from({ length: least + Math.floor(random() * range) });
}
