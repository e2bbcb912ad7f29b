import { createHash } from 'node:crypto';

/** The vector of a text, under the key of text and model. */
export interface EmbeddingEntry {
  key: string;
  vector: Float32Array;
}

/** Keeps the vectors of texts, so that no model embeds a text twice, whatever happens to the index made of them. */
export abstract class EmbeddingCache {
  /** Those of `keys` that it has no vector for, each once, in their order. */
  abstract missing(keys: string[], signal?: AbortSignal): Promise<string[]>;

  /** The vectors of `keys`, in their order. Throws when one is missing. */
  abstract vectors(keys: string[], signal?: AbortSignal): Promise<Float32Array[]>;

  abstract put(entries: EmbeddingEntry[], signal?: AbortSignal): Promise<void>;

  /** Removes vectors that no page uses, but for those made since `since`, whose upload may still be tried again. */
  abstract prune(since: Date, signal?: AbortSignal): Promise<void>;
}

/** The key of a text's vector: 32 hexadecimal digits. */
export function embeddingKey(model: string, text: string): string {
  return createHash('sha256').update(`${model}\0${text}`).digest('hex').slice(0, 32);
}
