import { byField, type Field, type FieldTokens } from '../analysis/fields.js';
import { packOccurrences, termKey, unpackOccurrences } from './occurrences.js';

const tokensOf = (tokens: Partial<Record<Field, string>>): FieldTokens =>
  byField((field) => tokens[field]?.split(' ') ?? []);
const counted = (tokens: FieldTokens, ...terms: string[]) =>
  unpackOccurrences(packOccurrences(tokens), terms.map(termKey));

describe('packOccurrences', () => {
  it('counts each term in each field, and how long the fields are', () => {
    const tokens = tokensOf({ heading: 'open valve', prose: 'valve open the valve', code: 'valve' });
    expect(counted(tokens, 'valve', 'open', 'pump')).toEqual({
      heading: { frequencies: [1, 1, 0], length: 2 },
      title: { frequencies: [0, 0, 0], length: 0 },
      breadcrumb: { frequencies: [0, 0, 0], length: 0 },
      description: { frequencies: [0, 0, 0], length: 0 },
      prose: { frequencies: [2, 1, 0], length: 4 },
      code: { frequencies: [1, 0, 0], length: 1 },
    });
  });

  it('finds every one of many terms, whatever letters they have', () => {
    const terms = Array.from(
      { length: 500 },
      (_, index) => `${String.fromCodePoint(0x3041 + index)}${index}`,
    );
    const { prose } = counted(tokensOf({ prose: terms.join(' ') }), ...terms, 'unknown');
    expect(prose.frequencies).toEqual([...terms.map(() => 1), 0]);
  });

  it('counts no further than a ranker can tell', () => {
    const { prose } = counted(tokensOf({ prose: 'a '.repeat(1_000).trim() }), 'a');
    expect(prose).toEqual({ frequencies: [255], length: 1_000 });
  });

  it('reads from the middle of a buffer, as databases hand them out', () => {
    const packed = packOccurrences(tokensOf({ prose: 'open valve' }));
    const within = new Uint8Array(packed.length + 3);
    within.set(packed, 3);
    expect(unpackOccurrences(within.subarray(3), [termKey('valve')]).prose.frequencies).toEqual([1]);
  });

  it('bears a passage without a word', () => {
    expect(counted(tokensOf({}), 'valve').prose).toEqual({ frequencies: [0], length: 0 });
  });
});
