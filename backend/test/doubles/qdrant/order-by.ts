import type { Collection, Point } from './collection.ts';
import { toNumber } from './filter.ts';
import { leavesAt } from './payload-path.ts';
import { compareIds } from './point-id.ts';
import { badRequest } from './qdrant-error.ts';
import type { OrderBy } from './wire-types.ts';

const RANGE_INDEXES = ['integer', 'float', 'datetime'];

/** The points that have a value to be ordered by, in that order, each with its value; dates are microseconds. */
export function orderPoints(
  collection: Collection,
  points: Point[],
  orderBy: OrderBy,
): { point: Point; value: number }[] {
  const { key, direction, start_from } = typeof orderBy === 'string' ? { key: orderBy } : orderBy;
  const type = collection.indexType(key) ?? '';
  if (!RANGE_INDEXES.includes(type))
    throw badRequest(
      `No range index for \`order_by\` key: \`${key}\`. Please create one to use \`order_by\`. Check https://qdrant.tech/documentation/concepts/indexing/#payload-index to see which payload schemas support Range conditions`,
    );
  const sign = direction === 'desc' ? -1 : 1;
  const toValue = (leaf: number | string): number => toNumber(leaf) * (type === 'datetime' ? 1000 : 1);
  return points
    .flatMap((point) => {
      const leaf = leavesAt(point.payload, key).find((value) =>
        type === 'datetime' ? typeof value === 'string' : typeof value === 'number',
      );
      return leaf === undefined ? [] : [{ point, value: toValue(leaf as number | string) }];
    })
    .filter(({ value }) => start_from == null || sign * (value - toValue(start_from)) >= 0)
    .sort((one, other) => sign * (one.value - other.value) || compareIds(one.point.id, other.point.id));
}
