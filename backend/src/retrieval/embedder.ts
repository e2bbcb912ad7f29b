/** What a text is embedded for: models embed what is searched and what is asked differently. */
export type EmbeddingPurpose = 'passage' | 'question';

/** Turns texts into vectors whose nearness is nearness of meaning. */
export abstract class Embedder {
  /**
   * The model and whatever else decides its vectors, for logs and readiness: `cohere embed-v4.0 (1024)`. An index made
   * under another description is stale.
   */
  abstract readonly description: string;

  /**
   * The vectors of `texts`, of length 1 and in their order; none for no texts. Passages are worth several attempts,
   * a question only one. Throws an UpstreamError when the model fails; stops when `signal` aborts.
   */
  abstract embed(texts: string[], purpose: EmbeddingPurpose, signal: AbortSignal): Promise<Float32Array[]>;
}
