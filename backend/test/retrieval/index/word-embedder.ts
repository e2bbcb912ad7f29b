import { Embedder, type EmbeddingPurpose } from '../../../src/retrieval/embedder.js';
import { toMeaning } from '../../doubles/meaning.ts';

/** An embedder that needs no service: texts with words in common are near each other. */
export class WordEmbedder extends Embedder {
  /** All texts it was given, in order. */
  readonly seen: string[] = [];
  /** What the next call fails with. */
  failure: Error | undefined;

  constructor(
    override readonly description = 'words (64)',
    private readonly dimensions = 64,
  ) {
    super();
  }

  override async embed(
    texts: string[],
    _purpose: EmbeddingPurpose,
    _signal: AbortSignal,
  ): Promise<Float32Array[]> {
    if (this.failure) throw this.failure;
    this.seen.push(...texts);
    return texts.map((text) => Float32Array.from(toMeaning(text, this.dimensions)));
  }
}
