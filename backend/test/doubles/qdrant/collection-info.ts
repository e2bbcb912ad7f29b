import type { Collection } from './collection.ts';
import { leavesAt } from './payload-path.ts';

const HNSW_DEFAULTS = {
  m: 16,
  ef_construct: 100,
  full_scan_threshold: 10_000,
  max_indexing_threads: 0,
  on_disk: false,
};
const OPTIMIZER_DEFAULTS = {
  deleted_threshold: 0.2,
  vacuum_min_vector_number: 1000,
  default_segment_number: 0,
  max_segment_size: null,
  memmap_threshold: null,
  indexing_threshold: 10_000,
  flush_interval_sec: 5,
  max_optimization_threads: null,
};
const WAL_DEFAULTS = { wal_capacity_mb: 32, wal_segments_ahead: 0 };

/** What `GET /collections/{name}` says; the status is `yellow` while writes are hidden. */
export function toInfo(collection: Collection): unknown {
  const { settings, fieldIndexes, size, queue } = collection;
  const { vectors, sparse_vectors, on_disk_payload, hnsw_config, optimizers_config, wal_config } = settings;
  return {
    status: queue.length > 0 ? 'yellow' : 'green',
    optimizer_status: 'ok',
    points_count: size,
    indexed_vectors_count: 0,
    segments_count: 2,
    config: {
      params: {
        vectors: vectors ?? {},
        ...(sparse_vectors && { sparse_vectors }),
        shard_number: settings.shard_number ?? 1,
        replication_factor: settings.replication_factor ?? 1,
        write_consistency_factor: settings.write_consistency_factor ?? 1,
        on_disk_payload: on_disk_payload ?? true,
      },
      hnsw_config: { ...HNSW_DEFAULTS, ...(hnsw_config as object) },
      optimizer_config: { ...OPTIMIZER_DEFAULTS, ...(optimizers_config as object) },
      wal_config: { ...WAL_DEFAULTS, ...(wal_config as object) },
      quantization_config:
        settings.quantization_config === 'Disabled' ? null : (settings.quantization_config ?? null),
      ...(settings.strict_mode_config != null && { strict_mode_config: settings.strict_mode_config }),
      ...(settings.metadata && { metadata: settings.metadata }),
    },
    payload_schema: Object.fromEntries(
      [...fieldIndexes].map(([field, schema]) => [
        field,
        {
          data_type: collection.indexType(field),
          ...(typeof schema === 'object' && { params: schema }),
          points: collection.all().filter(({ payload }) => leavesAt(payload, field).length > 0).length,
        },
      ]),
    ),
  };
}
