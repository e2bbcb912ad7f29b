import type { Payload } from './wire-types.ts';

/** The values at a path: `a.b` goes into objects, `a[].b` into every element of a list. Nothing there is no value. */
export function valuesAt(payload: unknown, path: string): unknown[] {
  let found: unknown[] = [payload];
  for (const step of path.split('.')) {
    const key = step.endsWith('[]') ? step.slice(0, -2) : step;
    found = found.flatMap((value) => (isObject(value) && key in value ? [value[key]] : []));
    if (step !== key) found = found.flatMap((value) => (Array.isArray(value) ? value : []));
  }
  return found;
}

/** The values at a path, with lists taken apart, as conditions test them. */
export function leavesAt(payload: unknown, path: string): unknown[] {
  return valuesAt(payload, path).flatMap((value) => (Array.isArray(value) ? value : [value]));
}

/** A copy of the payload with only what these paths name. */
export function pick(payload: Payload, paths: string[]): Payload {
  return pickSteps(payload, paths.map(toSteps)) as Payload;
}

/** A copy of the payload without what these paths name. */
export function omit(payload: Payload, paths: string[]): Payload {
  return omitSteps(payload, paths.map(toSteps)) as Payload;
}

function toSteps(path: string): string[] {
  return path.split('.').map((step) => (step.endsWith('[]') ? step.slice(0, -2) : step));
}

function pickSteps(value: unknown, paths: string[][]): unknown {
  if (paths.some((steps) => steps.length === 0)) return value;
  if (Array.isArray(value)) return value.map((item) => pickSteps(item, paths));
  if (!isObject(value)) return undefined;
  return mapEntries(value, (key, item) => {
    const below = paths.filter(([first]) => first === key).map((steps) => steps.slice(1));
    return below.length > 0 ? pickSteps(item, below) : undefined;
  });
}

function omitSteps(value: unknown, paths: string[][]): unknown {
  if (Array.isArray(value)) return value.map((item) => omitSteps(item, paths));
  if (!isObject(value)) return value;
  return mapEntries(value, (key, item) => {
    const below = paths.filter(([first]) => first === key).map((steps) => steps.slice(1));
    return below.some((steps) => steps.length === 0) ? undefined : omitSteps(item, below);
  });
}

/** The object with other values; those that become undefined are left out. */
function mapEntries(
  object: Record<string, unknown>,
  change: (key: string, value: unknown) => unknown,
): Record<string, unknown> {
  const entries = Object.entries(object).map(([key, value]) => [key, change(key, value)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
