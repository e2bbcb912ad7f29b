import { WithoutThinking } from './without-thinking.js';

function textOf(...pieces: string[]): string {
  const filter = new WithoutThinking();
  return pieces.map((piece) => filter.push(piece)).join('') + filter.end();
}

describe('WithoutThinking', () => {
  const cases: [title: string, text: string, expected: string][] = [
    ['drops thoughts before the answer', '<think>Hm, apples.</think>\nApples are red.', '\nApples are red.'],
    ['drops them after white space', '\n <think>\n\n</think>Red.', 'Red.'],
    ['leaves a text without thoughts', 'Apples are red.', 'Apples are red.'],
    ['leaves the tag within a text', 'Write `<think>` first.', 'Write `<think>` first.'],
    ['leaves what only begins like the tag', '<thin> lines', '<thin> lines'],
    ['leaves a beginning that ends there', '<th', '<th'],
    ['shows nothing of thoughts without an end', '<think>Hm, apples', ''],
    ['does not end at the beginning of an end', '<think>a </thin b</think>c', 'c'],
    ['knows the other name', '<thinking>a</think>b</thinking>c', 'c'],
    ['knows capitals', '<THINK>a</Think>c', 'c'],
    ['waits not for ever behind white space', `${' '.repeat(1_001)}<thi`, `${' '.repeat(1_001)}<thi`],
    ['bears nothing', '', ''],
  ];

  it.each(cases)('%s, however it is cut', (_title, text, expected) => {
    for (let cut = 0; cut <= text.length; cut += 1) {
      expect(textOf(text.slice(0, cut), text.slice(cut))).toBe(expected);
    }
    expect(textOf(...text)).toBe(expected);
  });

  it('passes pieces on as they come', () => {
    const filter = new WithoutThinking();
    expect(['<think>x</think>A', 'b'].map((piece) => filter.push(piece))).toEqual(['A', 'b']);
  });
});
