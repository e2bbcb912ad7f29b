import { CitationMarkers, type AnswerPart } from './citation-markers.js';

/** What an answer becomes when it comes in pieces of `size` characters, with neighbouring text joined. */
function read(answer: string, size: number): AnswerPart[] {
  const markers = new CitationMarkers();
  const parts: AnswerPart[] = [];
  const take = (all: AnswerPart[]): void => {
    for (const part of all) {
      const last = parts.at(-1);
      if ('text' in part && last && 'text' in last) last.text += part.text;
      else parts.push({ ...part });
    }
  };
  for (let at = 0; at < answer.length; at += size) take(markers.push(answer.slice(at, at + size)));
  take(markers.end());
  return parts;
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
  ['a code span', 'Use `list[1]` [2]', [{ text: 'Use `list[1]`' }, { passage: 2 }]],
  ['a longer code span', '``a`[1]`` [2]', [{ text: '``a`[1]``' }, { passage: 2 }]],
  [
    'a fenced block',
    'So:\n\n```js\nlist[1] = [2];\n```\n\nDone [3]',
    [{ text: 'So:\n\n```js\nlist[1] = [2];\n```\n\nDone' }, { passage: 3 }],
  ],
  ['a fence of tildes', '~~~\n``` [1]\n~~~\n[2]', [{ text: '~~~\n``` [1]\n~~~\n' }, { passage: 2 }]],
  ['a code span that never ends', 'A ` tick.\n\nNext [1]', [{ text: 'A ` tick.\n\nNext' }, { passage: 1 }]],
  ['a link', '[1](https://x.example) and [1][ref]', [{ text: '[1](https://x.example) and [1][ref]' }]],
  ['an escaped bracket', String.raw`not \[1] a reference`, [{ text: String.raw`not \[1] a reference` }]],
  ['brackets that hold no number', '[x] [] [1a] [', [{ text: '[x] [] [1a] [' }]],
];

describe('CitationMarkers', () => {
  it.each(cases)('reads %s, however the answer is cut', (_what, answer, parts) => {
    for (let size = 1; size <= answer.length; size++)
      expect([size, read(answer, size)]).toEqual([size, parts]);
  });

  it('holds back no more than a reference could be', () => {
    const markers = new CitationMarkers();
    const sent = markers.push(`word [${' '.repeat(40)}`).map((part) => ('text' in part ? part.text : ''));
    expect(sent.join('')).toHaveLength(46);
  });
});
