import { escapeMarkdown, fenceCode } from './escape-markdown.js';
import { toInlineMarkdown } from './inline-markdown.js';

describe('escapeMarkdown', () => {
  it.each([
    ['Plain words, as they are.', 'Plain words, as they are.'],
    ['Set snake_case and docusaurus.config.js', 'Set snake_case and docusaurus.config.js'],
    ['Put it into __mocks__.', 'Put it into `__mocks__`.'],
    ['Use <, **bold** or [1]!', 'Use `<`, `**bold**` or `[1]`!'],
    ['(see string[])', '(see `string[]`)'],
    ['a "<b>" tag', 'a "`<b>`" tag'],
    ['See https://example.org/a_b, please.', 'See `https://example.org/a_b`, please.'],
    ['Write to me@example.org', 'Write to `me@example.org`'],
    ['a backtick ` here', 'a backtick `` ` `` here'],
    ['a back\\slash', 'a `back\\slash`'],
  ])('shows %j letter by letter', (text, markdown) => {
    expect(escapeMarkdown(text)).toBe(markdown);
  });

  it('keeps code with spaces in it in one piece', () => {
    expect(escapeMarkdown('transform [object<string, path | [path, object]>] is')).toBe(
      'transform `[object<string, path | [path, object]>]` is',
    );
    expect(escapeMarkdown('an open [bracket that nobody closes')).toBe(
      'an open `[bracket` that nobody closes',
    );
  });

  it.each([
    ['# no heading', '\\# no heading'],
    ['- no item', '\\- no item'],
    ['1. no item', '1\\. no item'],
    ['=== no heading', '\\=== no heading'],
  ])('begins %j as a paragraph', (text, markdown) => {
    expect(escapeMarkdown(text)).toBe(markdown);
  });
});

describe('toInlineMarkdown', () => {
  it.each([
    ['Set <a_b>, (<c>) or <d>s.', 'Set `a_b`, (`c`) or `d`s.'],
    ['<npm start> - go', '`npm start` - go'],
    ['- <x>', '\\- `x`'],
    ['<a><b>', '`ab`'],
    ['Use [<a>] or <b>|<c>, “<d>”.', 'Use `[a]` or `b|c`, “`d`”.'],
    ['a ` tick and <`code`>', 'a `` ` `` tick and `` `code` ``'],
    ['no code, but *stars*', 'no code, but `*stars*`'],
  ])('shows %j with its code', (marked, markdown) => {
    const code: [number, number][] = [];
    let text = '';
    for (const piece of marked.split(/(<[^>]*>)/)) {
      const bare = piece.replace(/^<|>$/g, '');
      if (bare !== piece) code.push([text.length, text.length + bare.length]);
      text += bare;
    }
    expect(toInlineMarkdown({ text, code })).toBe(markdown);
  });
});

describe('fenceCode', () => {
  it('fences code by more backticks than it holds', () => {
    expect(fenceCode('a', 'js')).toBe('```js\na\n```');
    expect(fenceCode('```md\nx\n```')).toBe('````\n```md\nx\n```\n````');
  });
});
