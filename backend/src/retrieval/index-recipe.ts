/** What the passages of a scope were made with and where they are kept. When the service runs on another one, the scope is stale. */
export interface IndexRecipe {
  /** Version of the Analyzer. */
  analyzerVersion: number;
  /** Description of the embedder; empty without one. */
  embedding: string;
  /** What the passage store calls the place: see PassageStore.open. */
  place: string;
}

export function isSameRecipe(one: IndexRecipe, other: IndexRecipe): boolean {
  return (
    one.analyzerVersion === other.analyzerVersion &&
    one.embedding === other.embedding &&
    one.place === other.place
  );
}
