/** How much is embedded by one request. */
export interface BatchLimits {
  texts: number;
  /** Estimated tokens. */
  tokens: number;
}

/** Divides texts into batches in their order; a text that alone is over the limit is a batch of its own. */
export function toBatches(texts: string[], limits: BatchLimits): string[][] {
  const batches: string[][] = [];
  let tokens = Infinity;
  for (const text of texts) {
    const cost = estimateTokens(text);
    if (tokens + cost > limits.tokens || batches.at(-1)!.length >= limits.texts) {
      batches.push([]);
      tokens = 0;
    }
    batches.at(-1)!.push(text);
    tokens += cost;
  }
  return batches;
}

/** More tokens than a text is likely to have: of English a third, of Chinese or code about as many. */
function estimateTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 2);
}
