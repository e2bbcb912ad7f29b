import { CODE_END, CODE_START, collapseWhitespace, cutMarked, joinMarked, readMarks } from './marked-text.js';

const gathered = (text: string): string => text.replaceAll('<', CODE_START).replaceAll('>', CODE_END);

/** The text of each range. */
const codeOf = ({ text, code }: { text: string; code: [number, number][] }): string[] =>
  code.map(([start, end]) => text.slice(start, end));

describe('readMarks', () => {
  it.each([
    ['Set <a.b>, or <c  d>!', 'Set a.b, or c d!', ['a.b', 'c d']],
    ['  <a>  ', 'a', ['a']],
    ['x < a > y', 'x a y', ['a']],
    ['<a><b>', 'ab', ['a', 'b']],
    ['<a<b>c>', 'abc', ['ab']],
    ['<open', 'open', ['open']],
    ['shut> <>< >', 'shut', []],
    ['a\u200b<b\ufeff>', 'ab', ['b']],
  ])('reads %j', (text, plain, code) => {
    const read = readMarks(gathered(text));
    expect(read.text).toBe(plain);
    expect(codeOf(read)).toEqual(code);
    expect(collapseWhitespace(gathered(text))).toBe(plain);
  });
});

it('is linear in a text full of code', () => {
  const started = performance.now();
  expect(readMarks(gathered('<a> b '.repeat(300_000))).code).toHaveLength(300_000);
  expect(performance.now() - started).toBeLessThan(5_000);
});

describe('marked texts', () => {
  it('are joined and cut with their code', () => {
    const joined = joinMarked([readMarks(gathered('a <b>')), readMarks(gathered('<c d> e'))], ' | ');
    expect(joined.text).toBe('a b | c d e');
    expect(codeOf(joined)).toEqual(['b', 'c d']);
    const [first, second] = cutMarked(joined, [
      [0, 7],
      [8, 11],
    ]);
    expect(codeOf(first!)).toEqual(['b', 'c']);
    expect(codeOf(second!)).toEqual(['d']);
  });
});
