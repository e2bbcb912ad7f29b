import { toPointId } from './point-id.ts';
import {
  anyOf,
  flag,
  later,
  list,
  number,
  object,
  optional,
  struct,
  text,
  unsigned,
  where,
  withRule,
} from './shape.ts';

/** A point's id as a request may write it. */
export const pointId = where(
  (value) => toPointId(value) !== undefined,
  (value) =>
    `value ${String(value)} is not a valid point ID, valid values are either an unsigned integer or a UUID`,
);

const integer = where(Number.isInteger, (value) => `invalid type: ${JSON.stringify(value)}, expected i64`);
const anyVariants = anyOf('AnyVariants', list(text), list(integer));
const match = anyOf(
  'Match',
  struct({ value: anyOf('ValueVariants', text, integer, flag) }),
  struct({ text }),
  struct({ text_any: text }),
  struct({ phrase: text }),
  struct({ prefix: text }),
  struct({ any: anyVariants }),
  struct({ except: anyVariants }),
);
const bounds = (shape: typeof number) =>
  struct({ lt: optional(shape), gt: optional(shape), lte: optional(shape), gte: optional(shape) });

/** What a field condition may test; one that tests nothing has the right shape and breaks a rule. */
const FIELD_TESTS = {
  match: optional(match),
  range: optional(anyOf('RangeInterface', bounds(number), bounds(text))),
  geo_bounding_box: optional(object),
  geo_radius: optional(object),
  geo_polygon: optional(object),
  values_count: optional(bounds(unsigned())),
  is_empty: optional(flag),
  is_null: optional(flag),
};
const fieldCondition = withRule<Record<string, unknown>>(
  struct({ key: text, ...FIELD_TESTS }),
  (condition) =>
    Object.keys(FIELD_TESTS).some((test) => condition[test] != null)
      ? undefined
      : 'At least one field condition must be specified',
);

const condition = anyOf(
  'Condition',
  fieldCondition,
  struct({ is_empty: struct({ key: text }) }),
  struct({ is_null: struct({ key: text }) }),
  struct({ has_id: list(pointId) }),
  struct({ has_vector: text }),
  struct({ slice: object }),
  struct({ nested: struct({ key: text, filter: later(() => filter) }) }),
  later(() => filter),
);
const conditions = optional(anyOf('Condition', condition, list(condition)));

/** A filter as a request writes it. */
export const filter = struct(
  {
    must: conditions,
    should: conditions,
    must_not: conditions,
    min_should: optional(struct({ conditions: list(condition), min_count: unsigned(1) })),
  },
  { closed: true },
);
