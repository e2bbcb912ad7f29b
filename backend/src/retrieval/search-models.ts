import { Upstream, type UpstreamState } from '../upstreams/upstream.js';
import { UpstreamError } from '../upstreams/upstream-error.js';
import { withDeadline } from '../upstreams/with-deadline.js';
import type { Embedder } from './embedder.js';
import type { Reranker } from './reranker.js';

/** Milliseconds after which a search goes on without the question's vector, or without reranking. */
const EMBEDDING_DEADLINE_MS = 1_500;
const RERANKING_DEADLINE_MS = 2_000;
/** Longest time for which a model that failed repeatedly is left alone, in milliseconds. */
const MAX_PAUSE_MS = 30_000;
/** Questions whose vectors are kept. */
const MAX_KNOWN_QUESTIONS = 1_000;

/** Told when a model begins to fail and when it works again. */
export type UpstreamLog = (message: string) => void;

/** The models that help a search. Each may be missing, slow or failing: the search then goes on without it. */
export class SearchModels {
  private readonly embedding: Upstream;
  private readonly reranking: Upstream;
  /** Least recently asked first. */
  private readonly knownQuestions = new Map<string, Float32Array>();

  constructor(
    private readonly models: { embedder?: Embedder; reranker?: Reranker },
    log: UpstreamLog,
  ) {
    const watch = (name: string): Upstream => new Upstream({ name, maxPauseMs: MAX_PAUSE_MS, onChange: log });
    this.embedding = watch('Embedding of questions');
    this.reranking = watch('Reranking');
  }

  /** What the embedder's vectors are made by; empty without an embedder. */
  get embeddingDescription(): string {
    return this.models.embedder?.description ?? '';
  }

  /** Whether there is a reranker. */
  get reranks(): boolean {
    return this.models.reranker !== undefined;
  }

  /** How the models in use do. */
  get states(): UpstreamState[] {
    return [
      ...(this.models.embedder ? [this.embedding.state] : []),
      ...(this.models.reranker ? [this.reranking.state] : []),
    ];
  }

  /** The question's vector; undefined without an embedder, or when it fails or takes too long. Throws when `signal` aborts. */
  async embedQuestion(question: string, signal: AbortSignal): Promise<Float32Array | undefined> {
    const { embedder } = this.models;
    if (!embedder || question.trim() === '') return undefined;
    const known = this.knownQuestions.get(question);
    const vector =
      known ??
      (await this.attempt(
        this.embedding,
        async (within) => (await embedder.embed([question], 'question', within))[0],
        EMBEDDING_DEADLINE_MS,
        signal,
      ));
    if (vector) this.remember(question, vector);
    return vector;
  }

  /** The relevance of each text, 0..1; undefined without a reranker, or when it fails or takes too long. Throws when `signal` aborts. */
  async rerank(question: string, texts: string[], signal: AbortSignal): Promise<number[] | undefined> {
    const { reranker } = this.models;
    if (!reranker || texts.length === 0 || question.trim() === '') return undefined;
    return this.attempt(
      this.reranking,
      (within) => reranker.rerank(question, texts, within),
      RERANKING_DEADLINE_MS,
      signal,
    );
  }

  private async attempt<Result>(
    upstream: Upstream,
    work: (signal: AbortSignal) => Promise<Result>,
    timeoutMs: number,
    signal: AbortSignal,
  ): Promise<Result | undefined> {
    try {
      return await upstream.call(() =>
        withDeadline(work, { timeoutMs, upstream: upstream.state.name }, signal),
      );
    } catch (error) {
      if (error instanceof UpstreamError) return undefined;
      throw error;
    }
  }

  private remember(question: string, vector: Float32Array): void {
    this.knownQuestions.delete(question);
    this.knownQuestions.set(question, vector);
    const [oldest] = this.knownQuestions.keys();
    if (this.knownQuestions.size > MAX_KNOWN_QUESTIONS) this.knownQuestions.delete(oldest!);
  }
}
