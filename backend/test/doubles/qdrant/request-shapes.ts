import { filter, pointId } from './filter-shape.ts';
import {
  anyOf,
  byField,
  flag,
  later,
  list,
  nonzero,
  number,
  object,
  oneOf,
  optional,
  record,
  struct,
  text,
  unsigned,
  withRule,
  type Shape,
} from './shape.ts';

const vectorParams = struct({
  size: nonzero,
  distance: oneOf('Cosine', 'Euclid', 'Dot', 'Manhattan'),
  hnsw_config: optional(object),
  quantization_config: optional(object),
  on_disk: optional(flag),
  multivector_config: optional(object),
});
const sparseParams = struct({ index: optional(object), modifier: optional(oneOf('none', 'idf')) });
const CONFIGS = {
  hnsw_config: optional(object),
  optimizers_config: optional(object),
  quantization_config: optional(anyOf('QuantizationConfig', object, oneOf('Disabled'))),
  sparse_vectors: optional(record(sparseParams)),
  strict_mode_config: optional(object),
  metadata: optional(object),
};

export const createCollection = struct({
  ...CONFIGS,
  vectors: optional(anyOf('VectorsConfig', vectorParams, record(vectorParams))),
  shard_number: optional(nonzero),
  sharding_method: optional(oneOf('auto', 'custom')),
  replication_factor: optional(nonzero),
  write_consistency_factor: optional(nonzero),
  on_disk_payload: optional(flag),
  wal_config: optional(object),
});

export const updateCollection = struct({
  ...CONFIGS,
  vectors: optional(record(object)),
  params: optional(object),
});

const INDEX_TYPES = ['keyword', 'integer', 'float', 'geo', 'text', 'bool', 'datetime', 'uuid'];
const indexType = oneOf(...INDEX_TYPES);

export const createFieldIndex = struct({
  field_name: text,
  field_schema: optional(anyOf('PayloadFieldSchema', indexType, struct({ type: indexType }))),
});

interface Sparse {
  indices: number[];
  values: number[];
}
const numbers = list(number);
const sparseVector = withRule<Sparse>(
  struct({ indices: list(unsigned()), values: numbers }),
  ({ indices, values }) => {
    if (indices.length !== values.length) return 'must be the same length as indices';
    return new Set(indices).size === indices.length ? undefined : 'must be unique';
  },
);
const vector = anyOf('Vector', numbers, sparseVector, list(numbers));
const vectorStruct = anyOf('VectorStruct', numbers, list(numbers), record(vector));
const pointStruct = struct({ id: pointId, vector: vectorStruct, payload: optional(object) });
const batch = struct({
  ids: list(pointId),
  vectors: anyOf('BatchVectorStruct', list(numbers), list(list(numbers)), record(list(vector))),
  payloads: optional(list(optional(object))),
});
const UPSERT_MODES = {
  update_filter: optional(filter),
  update_mode: optional(oneOf('upsert', 'insert_only', 'update_only')),
};

export const upsertPoints = byField('PointInsertOperations', {
  points: struct({ points: list(pointStruct), ...UPSERT_MODES }),
  batch: struct({ batch, ...UPSERT_MODES }),
});

export const pointsSelector = byField('PointsSelector', {
  points: struct({ points: list(pointId) }),
  filter: struct({ filter }),
});

const selected = (fields: Record<string, Shape>): Shape =>
  byField('PointsSelector', {
    points: struct({ ...fields, points: optional(list(pointId)), filter: optional(filter) }),
    filter: struct({ ...fields, filter }),
  });
export const setPayload = selected({ payload: object, key: optional(text) });
export const deletePayload = selected({ keys: list(text) });

export const updateOperations = struct({
  operations: list(
    byField('UpdateOperation', {
      upsert: struct({ upsert: upsertPoints }),
      delete: struct({ delete: pointsSelector }),
      set_payload: struct({ set_payload: setPayload }),
      overwrite_payload: struct({ overwrite_payload: setPayload }),
      delete_payload: struct({ delete_payload: deletePayload }),
      clear_payload: struct({ clear_payload: pointsSelector }),
      update_vectors: struct({
        update_vectors: struct({ points: list(struct({ id: pointId, vector: vectorStruct })) }),
      }),
      delete_vectors: struct({ delete_vectors: selected({ vector: list(text) }) }),
    }),
  ),
});

const withVector = optional(anyOf('WithVector', flag, list(text)));
const withPayload = optional(
  anyOf(
    'WithPayloadInterface',
    flag,
    list(text),
    struct({ include: list(text) }, { closed: true }),
    struct({ exclude: list(text) }, { closed: true }),
  ),
);
const orderBy = anyOf(
  'OrderByInterface',
  text,
  struct({
    key: text,
    direction: optional(oneOf('asc', 'desc')),
    start_from: optional(anyOf('StartFrom', number, text)),
  }),
);

export const pointRequest = struct({
  ids: list(pointId),
  with_payload: withPayload,
  with_vector: withVector,
});

export const scrollRequest = struct({
  offset: optional(pointId),
  limit: optional(unsigned(1)),
  filter: optional(filter),
  with_payload: withPayload,
  with_vector: withVector,
  order_by: optional(orderBy),
});

export const countRequest = struct({ filter: optional(filter), exact: optional(flag) });

const vectorInput = anyOf('VectorInput', numbers, sparseVector, list(numbers), pointId);
const anything: Shape = () => undefined;
const query = anyOf(
  'QueryInterface',
  vectorInput,
  byField('Query', {
    nearest: struct({ nearest: vectorInput, mmr: optional(object) }),
    fusion: struct({ fusion: oneOf('rrf', 'dbsf') }),
    rrf: struct({ rrf: struct({ k: optional(unsigned(1)), weights: optional(numbers) }) }),
    order_by: struct({ order_by: orderBy }),
    sample: struct({ sample: oneOf('random') }),
    recommend: anything,
    discover: anything,
    context: anything,
    formula: anything,
    relevance_feedback: anything,
  }),
);
const QUERY_FIELDS = {
  prefetch: optional(
    anyOf(
      'Prefetch',
      later(() => prefetch),
      list(later(() => prefetch)),
    ),
  ),
  query: optional(query),
  using: optional(text),
  filter: optional(filter),
  params: optional(object),
  score_threshold: optional(number),
  limit: optional(unsigned(1)),
  lookup_from: optional(struct({ collection: text, vector: optional(text) })),
};
const prefetch = struct(QUERY_FIELDS);

export const queryRequest = struct({
  ...QUERY_FIELDS,
  offset: optional(unsigned()),
  with_payload: withPayload,
  with_vector: withVector,
});

/** In a batch every request's rules are named beneath `internal`, as alone. */
export const queryBatchRequest = struct({
  searches: list((value, at, rules) => queryRequest(value, `${at}.internal`, rules)),
});

export const changeAliases = struct({
  actions: list(
    byField('AliasOperations', {
      create_alias: struct({ create_alias: struct({ collection_name: text, alias_name: text }) }),
      delete_alias: struct({ delete_alias: struct({ alias_name: text }) }),
      rename_alias: struct({ rename_alias: struct({ old_alias_name: text, new_alias_name: text }) }),
    }),
  ),
});
