import { FollowUpLines } from './follow-up-lines.js';

function read(...pieces: string[]): { text: string; questions: string[] } {
  const questions: string[] = [];
  const lines = new FollowUpLines((question) => questions.push(question.trim()));
  return { text: pieces.map((piece) => lines.push(piece)).join('') + lines.end(), questions };
}

describe('FollowUpLines', () => {
  const cases: [title: string, text: string, expected: { text: string; questions: string[] }][] = [
    [
      'takes the questions out, and the blank lines before them',
      'Pick them [1].\n\nFOLLOW_UP: When?\nFOLLOW_UP: With what?\n',
      { text: 'Pick them [1].\n', questions: ['When?', 'With what?'] },
    ],
    [
      'knows them in a list, emphasised',
      'Yes.\n- FOLLOW_UP: When?\n2. **FOLLOW_UP: How?',
      { text: 'Yes.', questions: ['When?', 'How?'] },
    ],
    [
      'knows them escaped and with other colons',
      'Yes.\nFOLLOW\\_UP: When?\n**FOLLOW_UP**: How?\nFOLLOW_UP：何时？\nFOLLOW_UP : Who?',
      { text: 'Yes.', questions: ['When?', 'How?', '何时？', 'Who?'] },
    ],
    [
      'leaves every other line as it is',
      '\n# F\n\n- FOLLOW\n  indented\n\n```js\nconst FOLLOW_UP: x\n```\n\n',
      { text: '\n# F\n\n- FOLLOW\n  indented\n\n```js\nconst FOLLOW_UP: x\n```\n\n', questions: [] },
    ],
    ['leaves the name within a line', 'Write FOLLOW_UP: x', { text: 'Write FOLLOW_UP: x', questions: [] }],
    ['goes on after them', 'A\nFOLLOW_UP: B?\n\nC', { text: 'A\n\nC', questions: ['B?'] }],
    ['bears nothing', '', { text: '', questions: [] }],
  ];

  it.each(cases)('%s, however it is cut', (_title, text, expected) => {
    const clean = (result: typeof expected) => ({ ...result, text: result.text.trimEnd() });
    for (let cut = 0; cut <= text.length; cut += 1) {
      expect(clean(read(text.slice(0, cut), text.slice(cut)))).toEqual(clean(expected));
    }
    expect(clean(read(...text))).toEqual(clean(expected));
  });

  it('hands on at once what can be no question', () => {
    const lines = new FollowUpLines(() => undefined);
    expect(['Fo', 'ur', ' apples', '.\n', 'FO', 'R'].map((piece) => lines.push(piece))).toEqual([
      'Fo',
      'ur',
      ' apples',
      '.',
      '',
      '\nFOR',
    ]);
  });

  it.each([1, 400, 600])('leaves nothing of a question that is too long, in pieces of %i', (length) => {
    const written = `Yes.\nFOLLOW_UP: ${'x'.repeat(1_200)}\nFOLLOW_UP: How?\nNo.`;
    const pieces = written.match(new RegExp(`[^]{1,${length}}`, 'g'))!;
    expect(read(...pieces)).toEqual({ text: 'Yes.\nNo.', questions: ['How?'] });
  });

  it('does not wait for ever for the end of blank lines', () => {
    const lines = new FollowUpLines(() => undefined);
    expect(lines.push('\n'.repeat(600))).toBe('\n'.repeat(600));
  });
});
