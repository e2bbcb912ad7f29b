import type { PointId } from './point-id.ts';

/** What a point carries besides its vectors. */
export type Payload = Record<string, unknown>;

export interface SparseVector {
  indices: number[];
  values: number[];
}

/** A vector as requests and replies write it. */
export type WireVector = number[] | SparseVector | number[][];

/** Vectors by name, or the one without a name. */
export type VectorStruct = number[] | number[][] | Record<string, WireVector>;

export interface Match {
  value?: string | number | boolean;
  text?: string;
  text_any?: string;
  phrase?: string;
  prefix?: string;
  any?: (string | number)[];
  except?: (string | number)[];
}

export interface Bounds<Value> {
  lt?: Value | null;
  lte?: Value | null;
  gt?: Value | null;
  gte?: Value | null;
}

export interface FieldCondition {
  key: string;
  match?: Match | null;
  range?: Bounds<number> | Bounds<string> | null;
  values_count?: Bounds<number> | null;
  is_empty?: boolean | null;
  is_null?: boolean | null;
}

export type Condition =
  | FieldCondition
  | { is_empty: { key: string } }
  | { is_null: { key: string } }
  | { has_id: PointId[] }
  | { has_vector: string }
  | { nested: { key: string; filter: Filter } }
  | Filter;

export interface Filter {
  must?: Condition | Condition[] | null;
  should?: Condition | Condition[] | null;
  must_not?: Condition | Condition[] | null;
  min_should?: { conditions: Condition[]; min_count: number } | null;
}

type WithPayload = boolean | string[] | { include: string[] } | { exclude: string[] } | null;
type WithVector = boolean | string[] | null;

/** Which parts of a point a reply holds. */
export interface Selection {
  with_payload?: WithPayload;
  with_vector?: WithVector;
}

export type OrderBy =
  string | { key: string; direction?: 'asc' | 'desc' | null; start_from?: number | string | null };

export type VectorInput = WireVector | PointId;

export type Query =
  | VectorInput
  | { nearest: VectorInput; mmr?: unknown }
  | { fusion: 'rrf' | 'dbsf' }
  | { rrf: { k?: number | null; weights?: number[] | null } }
  | { order_by: OrderBy }
  | { sample: 'random' };

export interface Prefetch {
  prefetch?: Prefetch | Prefetch[] | null;
  query?: Query | null;
  using?: string | null;
  filter?: Filter | null;
  score_threshold?: number | null;
  limit?: number | null;
  lookup_from?: { collection: string; vector?: string | null } | null;
}

export interface QueryRequest extends Prefetch, Selection {
  offset?: number | null;
}

export interface ScrollRequest extends Selection {
  offset?: PointId | null;
  limit?: number | null;
  filter?: Filter | null;
  order_by?: OrderBy | null;
}

/** Points by id, by filter, or by both, which then are one after the other. */
export interface PointsSelector {
  points?: PointId[] | null;
  filter?: Filter | null;
}

export interface PointStruct {
  id: PointId;
  vector: VectorStruct;
  payload?: Payload | null;
}

export interface UpsertPoints {
  points?: PointStruct[];
  batch?: {
    ids: PointId[];
    vectors: number[][] | Record<string, WireVector[]>;
    payloads?: (Payload | null)[] | null;
  };
  update_filter?: Filter | null;
  update_mode?: 'upsert' | 'insert_only' | 'update_only' | null;
}

export interface SetPayload extends PointsSelector {
  payload: Payload;
  key?: string | null;
}

export type FieldSchema = string | { type: string; [option: string]: unknown };

export type Distance = 'Cosine' | 'Euclid' | 'Dot' | 'Manhattan';

export interface VectorParams {
  size: number;
  distance: Distance;
  multivector_config?: unknown;
}

export interface CreateCollection {
  vectors?: VectorParams | Record<string, VectorParams>;
  sparse_vectors?: Record<string, { modifier?: 'none' | 'idf' | null }> | null;
  metadata?: Payload | null;
  [option: string]: unknown;
}
