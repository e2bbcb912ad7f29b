import { CohereFault, invalidRequest } from './cohere-fault.ts';

/** A request's body, its fields not checked yet. */
export type Body = Record<string, unknown>;

/** The body as an object; throws a 422 otherwise. */
export function toBody(body: unknown): Body {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new CohereFault(422, 'invalid request: the body must be a JSON object');
  }
  return body as Body;
}

/** An optional field that is one of `allowed`. */
export function oneOf<Value>(body: Body, name: string, allowed: readonly Value[]): Value | undefined {
  const value = body[name];
  if (value === undefined || allowed.includes(value as Value)) return value as Value | undefined;
  throw invalidRequest(`${name} must be one of ${allowed.join(', ')}`);
}

/** An optional whole number from `least` to `most`. */
export function wholeNumber(
  body: Body,
  name: string,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): number | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  if (!Number.isInteger(value)) throw wrongType(name, 'an integer');
  if ((value as number) < least || (value as number) > most) {
    throw invalidRequest(`${name} must be between ${least} and ${most}`);
  }
  return value as number;
}

/** A list of `least` to `most` strings, none of them empty. */
export function strings(body: Body, name: string, most: number): string[] {
  const value = list(body, name, most);
  for (const [index, text] of value.entries()) {
    if (typeof text !== 'string') throw wrongType(`${name}[${index}]`, 'a string');
    if (text === '') throw invalidRequest(`${name}[${index}] must not be empty`);
  }
  return value as string[];
}

/** A list of 1 to `most` things. */
export function list(body: Body, name: string, most: number): unknown[] {
  const value = body[name];
  if (!Array.isArray(value)) throw wrongType(name, 'a list');
  if (value.length === 0) throw invalidRequest(`${name} must not be empty`);
  if (value.length > most) {
    throw invalidRequest(`total number of ${name} must be at most ${most} - received ${value.length}`);
  }
  return value;
}

/** The 422 for a field of a wrong type. */
export function wrongType(name: string, expected: string): CohereFault {
  return new CohereFault(422, `invalid type: parameter ${name} should be ${expected}`);
}
