import { type Component, asAction, asText, childrenOf, entryOf, wordsOf } from './components.js';

const text = (value: unknown) => ({ type: 'Text', value });

describe('reading a component', () => {
  it.each([
    ['a list of them', [text('a'), text('b')], [text('a'), text('b')]],
    ['a single one', text('a'), [text('a')]],
    ['none', undefined, []],
    [
      'what is no component',
      [null, 3, 'x', [text('a')], { type: 4 }, { value: 'a' }, text('b')],
      [text('b')],
    ],
  ])('takes for children %s', (_title, children, expected) => {
    expect(childrenOf({ type: 'Row', children })).toEqual(expected);
  });

  it('takes texts and numbers for text and nothing else', () => {
    expect(['a', 4, '', null, true, { raw: ['x'] }, ['x']].map(asText)).toEqual([
      'a',
      '4',
      '',
      '',
      '',
      '',
      '',
    ]);
  });

  it('takes for an action what has a type', () => {
    expect(asAction({ type: 'go', payload: 1 })).toEqual({ type: 'go', payload: 1 });
    expect([null, 'go', {}, { type: 1 }, [{ type: 'go' }]].map(asAction)).toEqual(Array(5).fill(undefined));
  });

  it('gathers its words, and those inside of it', () => {
    const children = [text('Blue'), { type: 'Row', children: [{ type: 'Badge', label: 'New' }, text({})] }];
    expect(wordsOf({ type: 'ListViewItem', children })).toBe('Blue New');
    let nested: Component = text('Far too deep');
    for (let depth = 0; depth < 100_000; depth += 1) nested = { type: 'Box', children: [nested] };
    expect(wordsOf(nested)).toBe('');
  });

  it('finds no entry that a table only inherits', () => {
    expect(entryOf({ a: 1 }, 'a')).toBe(1);
    expect(entryOf({ a: 1 }, 'constructor')).toBeUndefined();
    expect(entryOf({ a: 1 }, ['a'])).toBeUndefined();
  });
});
