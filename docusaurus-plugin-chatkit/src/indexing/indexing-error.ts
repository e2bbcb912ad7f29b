/** Indexing did not happen, and the service still has the old index. The message says why and what to do. */
export class IndexingError extends Error {
  override readonly name = 'IndexingError';
}
