import type { Collection, Point } from './collection.ts';
import { leavesAt, valuesAt } from './payload-path.ts';
import { toPointId } from './point-id.ts';
import { notServed } from './qdrant-error.ts';
import type { Bounds, Condition, FieldCondition, Filter, Match, Payload } from './wire-types.ts';

/** Whether a point passes a filter; no filter lets everything through. */
export function passes(
  collection: Collection,
  point: Point,
  filter: Filter | null | undefined,
  payload: Payload = point.payload,
): boolean {
  if (!filter) return true;
  const holds = (condition: Condition): boolean => meets(collection, point, condition, payload);
  const should = toList(filter.should);
  const { min_should } = filter;
  return (
    toList(filter.must).every(holds) &&
    !toList(filter.must_not).some(holds) &&
    (should.length === 0 || should.some(holds)) &&
    (!min_should || min_should.conditions.filter(holds).length >= min_should.min_count)
  );
}

function meets(collection: Collection, point: Point, condition: Condition, payload: Payload): boolean {
  if ('key' in condition) return meetsField(collection, condition, payload);
  if ('is_empty' in condition) return isEmpty(payload, condition.is_empty.key);
  if ('is_null' in condition) return isNull(payload, condition.is_null.key);
  if ('has_id' in condition) return condition.has_id.some((id) => toPointId(id) === point.id);
  if ('has_vector' in condition)
    return point.dense.has(condition.has_vector) || point.sparse.has(condition.has_vector);
  if ('nested' in condition) {
    const { key, filter } = condition.nested;
    return leavesAt(payload, key).some((element) => passes(collection, point, filter, element as Payload));
  }
  if ('slice' in condition) throw notServed('slices');
  return passes(collection, point, condition as Filter, payload);
}

function meetsField(collection: Collection, condition: FieldCondition, payload: Payload): boolean {
  const { key, match, range, values_count, is_empty, is_null } = condition;
  if (Object.entries(condition).some(([test, wanted]) => test.startsWith('geo_') && wanted))
    throw notServed('places on earth');
  const leaves = leavesAt(payload, key);
  const isTextIndexed = collection.indexType(key) === 'text';
  return (
    (!match || leaves.some((value) => matches(value, match, isTextIndexed))) &&
    (!range || leaves.some((value) => isWithin(value, range))) &&
    (!values_count || isWithin(countValues(payload, key), values_count)) &&
    (is_empty == null || isEmpty(payload, key) === is_empty) &&
    (is_null == null || isNull(payload, key) === is_null)
  );
}

function matches(value: unknown, match: Match, isTextIndexed: boolean): boolean {
  if (match.value !== undefined) return value === match.value;
  if (match.any) return match.any.includes(value as string);
  if (match.except) return !match.except.includes(value as string);
  if (typeof value !== 'string') return false;
  if (match.prefix !== undefined) return value.startsWith(match.prefix);
  if (match.text_any !== undefined) {
    const tokens = isTextIndexed ? new Set(toTokens(value)) : undefined;
    return toTokens(match.text_any).some((token) => tokens?.has(token) ?? value.includes(token));
  }
  const wanted = match.text ?? match.phrase ?? '';
  if (!isTextIndexed) return value.includes(wanted);
  if (match.phrase !== undefined)
    return ` ${toTokens(value).join(' ')} `.includes(` ${toTokens(wanted).join(' ')} `);
  const tokens = new Set(toTokens(value));
  return toTokens(wanted).every((token) => tokens.has(token));
}

/** The words of a text as a text index with Qdrant's defaults knows them. */
function toTokens(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether a number is within the bounds, or a date within bounds that are dates. */
function isWithin(value: unknown, { lt, lte, gt, gte }: Bounds<number> | Bounds<string>): boolean {
  const hasDates = [lt, lte, gt, gte].some((bound) => typeof bound === 'string');
  if (typeof value !== (hasDates ? 'string' : 'number')) return false;
  const tested = toNumber(value as string);
  return (
    (lt == null || tested < toNumber(lt)) &&
    (lte == null || tested <= toNumber(lte)) &&
    (gt == null || tested > toNumber(gt)) &&
    (gte == null || tested >= toNumber(gte))
  );
}

/** A number as it is, a date as its milliseconds. */
export function toNumber(value: number | string): number {
  return typeof value === 'number' ? value : Date.parse(value);
}

/** A list counts its elements, any other value is one. */
function countValues(payload: Payload, key: string): number {
  return leavesAt(payload, key).length;
}

function isEmpty(payload: Payload, key: string): boolean {
  return leavesAt(payload, key).every((value) => value === null);
}

function isNull(payload: Payload, key: string): boolean {
  return valuesAt(payload, key).some(
    (value) => value === null || (Array.isArray(value) && value.includes(null)),
  );
}

function toList<Item>(items: Item | Item[] | null | undefined): Item[] {
  return items == null ? [] : Array.isArray(items) ? items : [items];
}
