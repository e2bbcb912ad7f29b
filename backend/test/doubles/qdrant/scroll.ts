import type { Collection, Point } from './collection.ts';
import { passes } from './filter.ts';
import { orderPoints } from './order-by.ts';
import { compareIds, toPointId, type PointId } from './point-id.ts';
import { badRequest } from './qdrant-error.ts';
import type { ScrollRequest } from './wire-types.ts';

const DEFAULT_LIMIT = 10;

/** One page of points, by id or by what they are to be ordered by, and the id that the next page begins with. */
export function scroll(
  collection: Collection,
  { offset, limit, filter, order_by }: ScrollRequest,
): { points: { point: Point; value?: number }[]; next?: PointId } {
  const size = limit ?? DEFAULT_LIMIT;
  const passing = collection.all().filter((point) => passes(collection, point, filter));
  if (order_by != null) {
    if (offset != null)
      throw badRequest(
        "Cannot use an `offset` when using `order_by`. The alternative for paging is to use `order_by.start_from` and a filter to exclude the IDs that you've already seen for the `order_by.start_from` value",
      );
    return { points: orderPoints(collection, passing, order_by).slice(0, size) };
  }
  const first = offset == null ? undefined : toPointId(offset)!;
  const rest = passing.filter(({ id }) => first === undefined || compareIds(id, first) >= 0);
  return { points: rest.slice(0, size).map((point) => ({ point })), next: rest[size]?.id };
}
