import type { RandomChoices } from './random-choices.js';

const AWKWARD_VALUES: readonly unknown[] = [
  null,
  7,
  -1,
  0.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  true,
  '',
  'text',
  '\u0000\ud800',
  '\udc00',
  '\u202e\uffff\u{10ffff}',
  'é'.repeat(3_000),
  'x'.repeat(20_000),
  '../../etc/passwd',
  'javascript:alert(1)',
  "'; DROP TABLE threads; --",
  [],
  [null],
  [[null]],
  [7],
  ['text'],
  {},
  [{}],
  { type: null },
  { length: 1e9 },
  nested(70),
];
const AWKWARD_NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'then',
  'size',
  'toJSON',
  '',
];

/** A copy with one place replaced, removed, or given a field of an awkward name. */
export function mutateValue(body: object, random: RandomChoices): object {
  const copy = structuredClone(body);
  const [parent, key] = random.pick(placesIn(copy));
  const awkward = random.pick(AWKWARD_VALUES);
  const action = random.next();
  if (action < 0.7) parent[key] = awkward;
  else if (action < 0.8) Reflect.deleteProperty(parent, key);
  else {
    const field = { value: awkward, enumerable: true, writable: true, configurable: true };
    Object.defineProperty(parent, random.pick(AWKWARD_NAMES), field);
  }
  return copy;
}

type TextMutation = (text: string, random: RandomChoices) => string | Buffer;

const TEXT_MUTATIONS: readonly TextMutation[] = [
  (text, random) => text.slice(0, random.integer(text.length)),
  (text, random) =>
    insert(text, random, random.pick(['\u0000', '\\u0000', '\\ud800', '\\', '"', '}', '\u2028'])),
  (text, random) => insert(text, random, random.pick(['1e400', '-0', `${'9'.repeat(400)}`, 'NaN', '0x10'])),
  (text) => text.replace(/:"[^"]*"/, `:1${'0'.repeat(400)}`),
  (text) => text.replace(/^\{/, `{"deep":${'['.repeat(5_000)}${']'.repeat(5_000)},`),
  (text) => text.replace(/^\{/, `{"deep":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)},`),
  (text) => text.replace(/^\{/, '{"type":"threads.list","type":"threads.delete","__proto__":{"x":1},'),
  (text) => `\ufeff${text}`,
  (text) => `${text}${text}`,
  (text) => `[${text}]`,
  (text) => JSON.stringify(text),
  (text) => text.replace(/^\{/, `{"long":"${'x'.repeat(300_000)}",`),
  (text) => Buffer.from(text, 'utf16le'),
  (text, random) =>
    withByte(Buffer.from(text), random.integer(text.length), random.pick([0x00, 0x80, 0xc0, 0xff])),
  () => '',
];

/** The text of a body with something done to it that JSON, or UTF-8, does not allow or hardly ever sees. */
export function mutateText(text: string, random: RandomChoices): Buffer {
  return Buffer.from(random.pick(TEXT_MUTATIONS)(text, random) as string);
}

function placesIn(root: object): [Record<string, unknown>, string][] {
  return Object.entries(root).flatMap(([key, value]) => [
    [root as Record<string, unknown>, key] as [Record<string, unknown>, string],
    ...(typeof value === 'object' && value !== null ? placesIn(value as object) : []),
  ]);
}

function insert(text: string, random: RandomChoices, inserted: string): string {
  const at = random.integer(text.length + 1);
  return text.slice(0, at) + inserted + text.slice(at);
}

function withByte(bytes: Buffer, at: number, byte: number): Buffer {
  bytes[at] = byte;
  return bytes;
}

function nested(depth: number): unknown {
  return depth === 0 ? null : [nested(depth - 1)];
}
