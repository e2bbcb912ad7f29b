/** An unsigned integer, or a UUID in lower case with hyphens. */
export type PointId = number | string;

const MAX_ID = 2 ** 64;
const UUID = /^(?:urn:uuid:)?\{?([\da-f]{8})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{12})\}?$/i;

/** A value as a point id; undefined when it is none. */
export function toPointId(value: unknown): PointId | undefined {
  if (typeof value === 'number')
    return Number.isInteger(value) && value >= 0 && value < MAX_ID ? value : undefined;
  const parts = typeof value === 'string' ? UUID.exec(value) : null;
  return parts?.slice(1).join('-').toLowerCase();
}

/** Qdrant's order of ids: numbers first, then UUIDs. */
export function compareIds(one: PointId, other: PointId): number {
  if (typeof one !== typeof other) return typeof one === 'number' ? -1 : 1;
  return one < other ? -1 : one > other ? 1 : 0;
}
