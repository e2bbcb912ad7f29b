import { withoutNoAnswer } from './no-answer.js';

async function filtered(pieces: string[]): Promise<string[]> {
  const kept: string[] = [];
  for await (const piece of withoutNoAnswer(
    (async function* () {
      yield* pieces;
    })(),
  )) {
    kept.push(piece);
  }
  return kept;
}

describe('withoutNoAnswer', () => {
  it.each(['NO_ANSWER', ' \nNO_ANSWER.\n', '"NO_ANSWER"', '**NO_ANSWER**.', '`NO_ANSWER`', '', ' \n'])(
    'says nothing for %j, however it is divided',
    async (text) => {
      expect(await filtered([text])).toEqual([]);
      expect(await filtered([...text])).toEqual([]);
      expect(await filtered([text.slice(0, 4), text.slice(4)])).toEqual([]);
    },
  );

  it('passes on at once what cannot become the marker', async () => {
    expect(await filtered(['Yes', ' it', ' is.'])).toEqual(['Yes', ' it', ' is.']);
    expect(await filtered(['N', 'o', '.'])).toEqual(['No', '.']);
    expect(await filtered(['NO_', 'NE'])).toEqual(['NO_NE']);
    expect(await filtered(['**', 'Bold** `code`'])).toEqual(['**Bold** `code`']);
  });

  it('keeps a text that only begins as the marker does', async () => {
    expect(await filtered(['NO'])).toEqual(['NO']);
    expect((await filtered(['Say', ' NO'])).join('')).toBe('Say NO');
  });

  it('removes the marker from an answer', async () => {
    expect((await filtered(['NO_ANSWER', '.\n\n', 'But ', 'see [1].'])).join('')).toBe('But see [1].');
    expect((await filtered(['It is so [1]. NO', '_ANSWER'])).join('')).toBe('It is so [1]. ');
    expect((await filtered([...'a NO_ANSWER b NO_ANSWE c'])).join('')).toBe('a  b NO_ANSWE c');
  });
});
