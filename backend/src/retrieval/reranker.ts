/** Judges how well texts answer a question, by reading both together. */
export abstract class Reranker {
  /** The model, for logs and readiness: `cohere rerank-v4.0-fast`. */
  abstract readonly description: string;

  /**
   * The relevance of each text, 0..1, in the order of `texts`; comparable within one call only. Throws an UpstreamError
   * when the model fails; stops when `signal` aborts.
   */
  abstract rerank(question: string, texts: string[], signal: AbortSignal): Promise<number[]>;
}
