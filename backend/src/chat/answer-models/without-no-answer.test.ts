import { WithoutNoAnswer } from './without-no-answer.js';

/** What comes through, piece by piece. */
function filtered(pieces: string[]): string[] {
  const filter = new WithoutNoAnswer();
  return [...pieces.map((piece) => filter.push(piece)), filter.end()].filter((piece) => piece !== '');
}

describe('WithoutNoAnswer', () => {
  const alone = ['NO_ANSWER', ' \nNO_ANSWER.\n', '"NO_ANSWER"', '**NO_ANSWER**.', '`NO_ANSWER`', '', ' \n'];
  const dressed = [
    '> NO_ANSWER',
    '- NO_ANSWER',
    '# NO_ANSWER',
    '[NO_ANSWER]',
    '“NO_ANSWER”',
    '```\nNO_ANSWER\n```',
  ];
  it.each([...alone, ...dressed, 'NO_ANSWER。', '(NO_ANSWER)!', 'NO\\_ANSWER', '__NO\\_ANSWER__'])(
    'says nothing for %j, however it is divided',
    (text) => {
      expect(filtered([text])).toEqual([]);
      expect(filtered([...text])).toEqual([]);
      expect(filtered([text.slice(0, 4), text.slice(4)])).toEqual([]);
    },
  );

  it('passes on at once what cannot become the marker', () => {
    expect(filtered(['Yes', ' it', ' is.'])).toEqual(['Yes', ' it', ' is.']);
    expect(filtered(['N', 'o', '.'])).toEqual(['No', '.']);
    expect(filtered(['NO_', 'NE'])).toEqual(['NO_NE']);
    expect(filtered(['**', 'Bold** `code`'])).toEqual(['**Bold** `code`']);
  });

  it('keeps an answer that has no letters', () => {
    expect(filtered([...'`/`']).join('')).toBe('`/`');
  });

  it('does not wait for ever for a letter', () => {
    const filter = new WithoutNoAnswer();
    expect(filter.push('*'.repeat(100))).toBe('*'.repeat(100));
  });

  it('keeps a text that only begins as the marker does', () => {
    expect(filtered(['NO'])).toEqual(['NO']);
    expect(filtered(['Say', ' NO']).join('')).toBe('Say NO');
  });

  it('says nothing where the marker is followed by an explanation', () => {
    for (const text of ['NO_ANSWER: the passages say nothing of bananas.', 'NO_ANSWER\n\nFOLLOW_UP: How?']) {
      expect(filtered([text])).toEqual([]);
      expect(filtered([...text])).toEqual([]);
    }
    const long = 'x'.repeat(3_000);
    expect(filtered(['NO_ANSWER ', long]).join('')).toBe(long);
  });

  it('removes the marker from an answer', () => {
    expect(filtered(['NO_ANSWER', '.\n\n', 'But ', 'see [1].']).join('')).toBe('But see [1].');
    expect(filtered(['It is so [1]. NO', '_ANSWER']).join('')).toBe('It is so [1]. ');
    expect(filtered(['So it is.\n\nNO', '\\', '_ANSWER']).join('')).toBe('So it is.\n\n');
    expect(filtered(['NO_ANSWER.\n\n- [Pears](/docs/pears)']).join('')).toBe('- [Pears](/docs/pears)');
    expect(filtered([...'a NO_ANSWER b NO_ANSWE c']).join('')).toBe('a  b NO_ANSWE c');
  });
});
