import { AppError } from '../errors/app-error.js';
import type { Embedder } from '../retrieval/embedder.js';
import { embeddingKey, type EmbeddingCache } from '../retrieval/embedding-cache.js';
import type { Upstream } from '../upstreams/upstream.js';
import { UpstreamError } from '../upstreams/upstream-error.js';

/** Texts that are handed to the embedder at once; it makes its own batches of them. */
const MAX_TEXTS = 512;
/** Milliseconds that vectors of an upload that failed are kept for its next try. */
const KEPT_MS = 7 * 24 * 3_600_000;

/** Embeds passages, each text once. */
export class PassageEmbedder {
  constructor(
    private readonly embedder: Embedder,
    private readonly cache: EmbeddingCache,
    private readonly upstream: Upstream,
  ) {}

  /** See Embedder. */
  get description(): string {
    return this.embedder.description;
  }

  /**
   * Embeds those texts that have no vector yet; how many those were. `onPage` is told after each page's texts. Throws
   * `embedding_failed`; what was embedded until then is kept for the next try.
   */
  async embedMissing(
    pages: AsyncIterable<string[]>,
    onPage: () => void,
    signal: AbortSignal,
  ): Promise<number> {
    let waiting = new Map<string, string>();
    let embedded = 0;
    const embedWaiting = async (): Promise<void> => {
      await this.embed(waiting, signal);
      embedded += waiting.size;
      waiting = new Map();
    };
    for await (const texts of pages) {
      for (const [key, text] of await this.missing(texts)) waiting.set(key, text);
      if (waiting.size >= MAX_TEXTS) await embedWaiting();
      onPage();
    }
    await embedWaiting();
    return embedded;
  }

  /** Whether a text has no vector yet, and so would have to be paid for. */
  async isAnyMissing(pages: AsyncIterable<string[]>): Promise<boolean> {
    for await (const texts of pages) if ((await this.missing(texts)).size > 0) return true;
    return false;
  }

  /** The vectors of texts that `embedMissing` has seen, in their order. */
  async vectorsOf(texts: string[]): Promise<{ key: string; vector: Float32Array }[]> {
    const keys = texts.map((text) => this.keyOf(text));
    const vectors = await this.cache.vectors(keys);
    return keys.map((key, index) => ({ key, vector: vectors[index]! }));
  }

  /** Forgets the vectors of texts that no page has any more. */
  async prune(): Promise<void> {
    await this.cache.prune(new Date(Date.now() - KEPT_MS));
  }

  private async missing(texts: string[]): Promise<Map<string, string>> {
    const byKey = new Map(texts.map((text) => [this.keyOf(text), text]));
    return new Map((await this.cache.missing([...byKey.keys()])).map((key) => [key, byKey.get(key)!]));
  }

  private async embed(texts: Map<string, string>, signal: AbortSignal): Promise<void> {
    if (texts.size === 0) return;
    try {
      const vectors = await this.upstream.call(() =>
        this.embedder.embed([...texts.values()], 'passage', signal),
      );
      await this.cache.put([...texts.keys()].map((key, index) => ({ key, vector: vectors[index]! })));
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      throw new AppError('embedding_failed', `${error.operatorMessage} Nothing was applied.`, {
        retryable: error.retryable,
        retryAfterSeconds: error.retryAfterSeconds,
        cause: error,
      });
    }
  }

  private keyOf(text: string): string {
    return embeddingKey(this.embedder.description, text);
  }
}
