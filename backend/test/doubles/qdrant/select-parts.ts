import type { Point } from './collection.ts';
import { omit, pick } from './payload-path.ts';
import { UNNAMED, toShortest } from './vectors.ts';
import type { Payload, Selection, SparseVector } from './wire-types.ts';

/** The `payload` and `vector` of a reply, each left out unless it was asked for; null means the operation's default. */
export function selectParts(
  point: Point,
  { with_payload, with_vector }: Selection,
  payloadByDefault: boolean,
): { payload?: Payload; vector?: unknown } {
  const payload = selectPayload(point.payload, with_payload ?? payloadByDefault);
  const vector = selectVectors(point, with_vector ?? false);
  return { ...(payload && { payload }), ...(vector === undefined ? {} : { vector }) };
}

function selectPayload(
  payload: Payload,
  wanted: NonNullable<Selection['with_payload']>,
): Payload | undefined {
  if (typeof wanted === 'boolean') return wanted ? payload : undefined;
  if (Array.isArray(wanted)) return pick(payload, wanted);
  return 'include' in wanted ? pick(payload, wanted.include) : omit(payload, wanted.exclude);
}

function selectVectors(point: Point, wanted: NonNullable<Selection['with_vector']>): unknown {
  if (wanted === false) return undefined;
  const isWanted = (name: string): boolean => wanted === true || wanted.includes(name);
  const named: Record<string, unknown> = {};
  for (const [name, vector] of point.dense) if (isWanted(name)) named[name] = Array.from(vector, toShortest);
  for (const [name, vector] of point.sparse) if (isWanted(name)) named[name] = toWire(vector);
  return named[UNNAMED] ?? named;
}

function toWire({ indices, values }: SparseVector): SparseVector {
  return { indices, values: values.map(toShortest) };
}
