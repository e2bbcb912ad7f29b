import { brokenRules, formatError } from './qdrant-error.ts';

/**
 * Says whether a value has a shape: throws a `ShapeFault` when it has not, and adds to `rules` what it breaks
 * although its shape is right. `at` is the way to the value.
 */
export type Shape = (value: unknown, at: string, rules: string[]) => void;

/** Why a value has not the shape, in the words of Rust's serde as far as they are known. */
class ShapeFault extends Error {}

/** Refuses a body as Qdrant does: 400 for its shape before 422 for rules. Rules name places beneath `at`. */
export function check(shape: Shape, body: unknown, at = ''): void {
  const rules: string[] = [];
  try {
    if (body === undefined) throw new ShapeFault('EOF while parsing a value at line 1 column 0');
    shape(body, at, rules);
  } catch (error) {
    if (error instanceof ShapeFault) throw formatError(error.message);
    throw error;
  }
  if (rules.length > 0) throw brokenRules(rules);
}

function expected(what: string, value: unknown): ShapeFault {
  const seen = value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 60);
  return new ShapeFault(`invalid type: ${seen}, expected ${what}`);
}

/** Anything of JavaScript's own type. */
const primitive =
  (type: string, what: string): Shape =>
  (value) => {
    if (typeof value !== type) throw expected(what, value);
  };

export const text = primitive('string', 'a string');
export const flag = primitive('boolean', 'a boolean');
export const number = primitive('number', 'f32');

/** An unsigned integer; below `minimum` its shape is right and a rule is broken. */
export const unsigned =
  (minimum = 0): Shape =>
  (value, at, rules) => {
    if (!Number.isInteger(value) || (value as number) < 0) throw expected('usize', value);
    if ((value as number) < minimum)
      rules.push(`${at}: value ${String(value)} invalid, must be ${minimum} or larger`);
  };

/** An unsigned integer that is not 0, which here is a matter of shape. */
export const nonzero: Shape = (value) => {
  if (!Number.isInteger(value) || (value as number) < 1) throw expected('a nonzero u64', value);
};

/** One of these strings. */
export const oneOf =
  (...names: string[]): Shape =>
  (value) => {
    if (!names.includes(value as string))
      throw new ShapeFault(`unknown variant ${JSON.stringify(value)}, expected one of ${names.join(', ')}`);
  };

/** The shape, or null, or nothing. */
export const optional =
  (shape: Shape): Shape =>
  (value, at, rules) => {
    if (value != null) shape(value, at, rules);
  };

export const list =
  (shape: Shape): Shape =>
  (value, at, rules) => {
    if (!Array.isArray(value)) throw expected('a sequence', value);
    for (const [position, item] of value.entries()) shape(item, `${at}[${position}]`, rules);
  };

/** An object whose every value has the shape. */
export const record =
  (shape: Shape): Shape =>
  (value, at, rules) => {
    if (!isObject(value)) throw expected('a map', value);
    for (const [key, item] of Object.entries(value)) shape(item, beneath(at, key), rules);
  };

/** Any object. */
export const object: Shape = record(() => undefined);

/** An object with these fields; others are ignored unless it is `closed`. */
export const struct =
  (fields: Record<string, Shape>, { closed = false } = {}): Shape =>
  (value, at, rules) => {
    if (!isObject(value)) throw expected('a struct', value);
    for (const [name, shape] of Object.entries(fields)) {
      try {
        shape(value[name], beneath(at, name), rules);
      } catch (error) {
        throw value[name] === undefined ? new ShapeFault(`missing field \`${name}\``) : error;
      }
    }
    const unknown = closed ? Object.keys(value).find((name) => !(name in fields)) : undefined;
    if (unknown !== undefined) throw new ShapeFault(`unknown field \`${unknown}\``);
  };

/** The first shape that the value has; `name` is what Qdrant calls the choice. */
export const anyOf =
  (name: string, ...shapes: Shape[]): Shape =>
  (value, at, rules) => {
    for (const shape of shapes) {
      const found: string[] = [];
      try {
        shape(value, at, found);
        rules.push(...found);
        return;
      } catch (error) {
        if (!(error instanceof ShapeFault)) throw error;
      }
    }
    throw new ShapeFault(`data did not match any variant of untagged enum ${name}`);
  };

/** The shape that belongs to the one of these fields that the value has. */
export const byField =
  (name: string, shapes: Record<string, Shape>): Shape =>
  (value, at, rules) => {
    const field = isObject(value) ? Object.keys(shapes).find((key) => value[key] !== undefined) : undefined;
    if (field === undefined) throw new ShapeFault(`data did not match any variant of untagged enum ${name}`);
    shapes[field]!(value, at, rules);
  };

/** A shape that is defined further down, or holds itself. */
export const later =
  (shape: () => Shape): Shape =>
  (value, at, rules) =>
    shape()(value, at, rules);

/** The shape, and a rule on top: `broken` says what is wrong, or nothing. */
export const withRule =
  <Value>(shape: Shape, broken: (value: Value) => string | undefined): Shape =>
  (value, at, rules) => {
    shape(value, at, rules);
    const rule = broken(value as Value);
    if (rule !== undefined) rules.push(`${at}: ${rule}`);
  };

/** What a test says of a value, as a shape. */
export const where =
  (isRight: (value: unknown) => boolean, complaint: (value: unknown) => string): Shape =>
  (value) => {
    if (!isRight(value)) throw new ShapeFault(complaint(value));
  };

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function beneath(at: string, key: string): string {
  return at === '' ? key : `${at}.${key}`;
}
