import { CitationMarkers, type AnswerPart } from './citation-markers.js';
import { AllowedLinks } from './grounding/allowed-links.js';
import { GroundedMarkdown } from './grounding/grounded-markdown.js';
import type { MarkdownPart } from './grounding/markdown-part.js';

const links = new AllowedLinks(
  [{ url: '/docs/apples', page_url: '/docs/apples', blocks: [], links: [] }],
  (path) => `https://docs.example.com${path}`,
);

/** Parts with neighbouring text joined. */
function joined(all: AnswerPart[]): AnswerPart[] {
  const parts: AnswerPart[] = [];
  for (const part of all) {
    const last = parts.at(-1);
    if ('text' in part && last && 'text' in last) last.text += part.text;
    else parts.push({ ...part });
  }
  return parts;
}

/** What a model's answer becomes when it comes in pieces of `size` characters. */
function read(answer: string, size: number): AnswerPart[] {
  const grounded = new GroundedMarkdown(links);
  const markers = new CitationMarkers();
  const parts: AnswerPart[] = [];
  for (let at = 0; at < answer.length; at += size)
    parts.push(...markers.push(grounded.push(answer.slice(at, at + size))));
  parts.push(...markers.push(grounded.end()), ...markers.end());
  return joined(parts);
}

const cases: [string, string, AnswerPart[]][] = [
  [
    'a reference with the space before it',
    'Yes [1]. Or no.',
    [{ text: 'Yes' }, { passage: 1 }, { text: '. Or no.' }],
  ],
  [
    'several references',
    'Yes[1][2] [3, 12]',
    [{ text: 'Yes' }, { passage: 1 }, { passage: 2 }, { passage: 3 }, { passage: 12 }],
  ],
  ['a reference after a cry', 'Yes![1]', [{ text: 'Yes!' }, { passage: 1 }]],
  ['a code span', 'Use `list[1]` [2]', [{ text: 'Use `list[1]`' }, { passage: 2 }]],
  ['a longer code span', '``a`[1]`` [2]', [{ text: '``a`[1]``' }, { passage: 2 }]],
  [
    'a fenced block',
    'So:\n\n```js\nlist[1] = [2];\n```\n\nDone [3]',
    [{ text: 'So:\n\n```js\nlist[1] = [2];\n```\n\nDone' }, { passage: 3 }],
  ],
  [
    'a fenced block in a list',
    '- So [1]:\n  ```js\n  list[1]\n\n  list[2]\n  ```\n- Done [3]',
    [
      { text: '- So' },
      { passage: 1 },
      { text: ':\n  ```js\n  list[1]\n\n  list[2]\n  ```\n- Done' },
      { passage: 3 },
    ],
  ],
  ['a fence of tildes', '~~~\n``` [1]\n~~~\n[2]', [{ text: '~~~\n``` [1]\n~~~\n' }, { passage: 2 }]],
  ['a code span that never ends', 'A ` tick.\n\nNext [1]', [{ text: 'A \\` tick.\n\nNext' }, { passage: 1 }]],
  [
    'a link',
    '[1](/docs/apples) and [see [2]](/docs/apples)',
    [
      {
        text: '[1](https://docs.example.com/docs/apples) and [see \\[2\\]](https://docs.example.com/docs/apples)',
      },
    ],
  ],
  ['an escaped bracket', String.raw`not \[1] a reference`, [{ text: String.raw`not \[1] a reference` }]],
  ['brackets that hold no number', '[x] [] [1a] [', [{ text: '[x] [] [1a] \\[' }]],
  ['a number that is left of a picture', '[1![][x]]', [{ text: '[1\\]' }]],
];

describe('CitationMarkers', () => {
  it.each(cases)('reads %s, however the answer is cut', (_what, answer, parts) => {
    for (let size = 1; size <= answer.length; size++)
      expect([size, read(answer, size)]).toEqual([size, parts]);
  });

  it.each([
    ['www[1].evil.example', 'www `.evil.example`'],
    ['me@evil [1].example', 'me@evil `.example`'],
    ['me@ [1].example', 'me@ `.example`'],
    ['ht[1]tps://evil.example', 'ht tps://evil.example'],
    ['a < [1]b>', 'a < b>'],
    ['a![2][apples](/docs/apples)', 'a! [apples](https://docs.example.com/docs/apples)'],
    ['[x] [1]: https://evil.example', '[x]\\: `https://evil.example`'],
    ['~~[1]~\n\n[x](https://evil.example)', '~~ ~\n\nx'],
  ])('joins no markup out of %j when it takes the reference out', (answer, shown) => {
    const text = read(answer, 1).map((part) => ('text' in part ? part.text : ''));
    expect(text.join('')).toBe(shown);
  });

  it('holds back no more than a reference could be', () => {
    const markers = new CitationMarkers();
    const text: MarkdownPart = { text: `word [${' '.repeat(40)}`, isCode: false };
    const sent = markers.push([text]).map((part) => ('text' in part ? part.text : ''));
    expect(sent.join('')).toHaveLength(46);
  });
});
