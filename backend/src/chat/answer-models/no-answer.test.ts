import { WithoutNoAnswer } from './no-answer.js';

/** What comes through, piece by piece. */
function filtered(pieces: string[]): string[] {
  const filter = new WithoutNoAnswer();
  return [...pieces.map((piece) => filter.push(piece)), filter.end()].filter((piece) => piece !== '');
}

describe('WithoutNoAnswer', () => {
  it.each(['NO_ANSWER', ' \nNO_ANSWER.\n', '"NO_ANSWER"', '**NO_ANSWER**.', '`NO_ANSWER`', '', ' \n'])(
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

  it('keeps a text that only begins as the marker does', () => {
    expect(filtered(['NO'])).toEqual(['NO']);
    expect(filtered(['Say', ' NO']).join('')).toBe('Say NO');
  });

  it('removes the marker from an answer', () => {
    expect(filtered(['NO_ANSWER', '.\n\n', 'But ', 'see [1].']).join('')).toBe('But see [1].');
    expect(filtered(['It is so [1]. NO', '_ANSWER']).join('')).toBe('It is so [1]. ');
    expect(filtered([...'a NO_ANSWER b NO_ANSWE c']).join('')).toBe('a  b NO_ANSWE c');
  });
});
