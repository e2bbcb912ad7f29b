import { reservedNames } from '../errors/reserved-names.js';

/** Deepest nesting of JSON that is taken: what reads it further recurses, and no request of ours comes near. */
const MAX_DEPTH = 64;

/**
 * Why a parsed JSON value is not safe to read further, as the end of a sentence that begins with "it"; undefined when
 * it is. Fields named as members of every object, such as `constructor`, would stand in for those members.
 */
export function unsafeJson(value: unknown): string | undefined {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    const objects = level.filter((one) => typeof one === 'object' && one !== null);
    if (objects.length > 0 && depth === MAX_DEPTH) return `is nested deeper than ${MAX_DEPTH} levels`;
    const reserved = objects.filter((one) => !Array.isArray(one)).flatMap(reservedNames)[0];
    if (reserved !== undefined) return `has a field named ${reserved}, which no request has`;
    level = objects.flatMap((one) => Object.values(one as object));
  }
  return undefined;
}
