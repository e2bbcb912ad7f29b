import type OpenAI from 'openai';
import pMap from 'p-map';
import type { EmbedderSettings } from '../../configuration/vendors.js';
import { isOpenAi, openAiClient } from '../../upstreams/openai-client.js';
import { OpenAiFailures } from '../../upstreams/openai-failures.js';
import { retrying, type RetryOptions } from '../../upstreams/retrying.js';
import { UpstreamError } from '../../upstreams/upstream-error.js';
import { withDeadline } from '../../upstreams/with-deadline.js';
import { Embedder, type EmbeddingPurpose } from '../embedder.js';
import { toBatches, type BatchLimits } from './batches.js';
import { toUnitVector } from './unit-vector.js';

/** What is borne for each purpose; a reader waits for a question's vector. */
const PATIENCE: Record<EmbeddingPurpose, RetryOptions & { timeoutMs: number }> = {
  passage: { attempts: 5, maxWaitMs: 30_000, timeoutMs: 60_000 },
  question: { attempts: 1, maxWaitMs: 0, timeoutMs: 10_000 },
};
/** OpenAI takes 2048 texts and 300,000 tokens a request; others are slower, and some take no more than 32 texts. */
const BATCH: Record<'openai' | 'other', BatchLimits> = {
  openai: { texts: 128, tokens: 200_000 },
  other: { texts: 32, tokens: 200_000 },
};
const CONCURRENCY = 4;
/** Longest text, in UTF-16 units: OpenAI's models refuse more than 8,192 tokens. */
const MAX_TEXT_LENGTH = 6_000;
/** Stands for a text without a letter, which servers refuse. */
const EMPTY_TEXT = '.';
/** The SDK's own time-out comes after ours. */
const SDK_TIMEOUT_MS = 70_000;

type OpenAiEmbedderSettings = Extract<EmbedderSettings, { provider: 'openai' }>;

/** What we read of a reply. */
interface EmbeddingReply {
  data?: { index?: number; embedding?: unknown }[];
}

/** Embeds with OpenAI, or with a server that speaks its API. */
export class OpenAiEmbedder extends Embedder {
  override readonly description: string;
  private readonly client: OpenAI;
  private readonly failures: OpenAiFailures;

  constructor(private readonly settings: OpenAiEmbedderSettings) {
    super();
    const { model, dimensions } = settings;
    this.description = `openai ${model}${dimensions === undefined ? '' : ` (${dimensions})`}`;
    this.client = openAiClient(settings, SDK_TIMEOUT_MS);
    this.failures = new OpenAiFailures({ ...settings, modelVariable: 'EMBEDDING_MODEL' });
  }

  override async embed(
    texts: string[],
    purpose: EmbeddingPurpose,
    signal: AbortSignal,
  ): Promise<Float32Array[]> {
    signal.throwIfAborted();
    const batches = toBatches(texts.map(toInput), BATCH[isOpenAi(this.settings) ? 'openai' : 'other']);
    // One batch's failure ends the others.
    const stop = new AbortController();
    const either = AbortSignal.any([signal, stop.signal]);
    try {
      const vectors = (
        await pMap(batches, (batch) => this.embedBatch(batch, purpose, either), { concurrency: CONCURRENCY })
      ).flat();
      if (vectors.some(({ length }) => length !== vectors[0]!.length)) {
        throw this.wrong('vectors of differing lengths');
      }
      return vectors;
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      stop.abort();
    }
  }

  private embedBatch(
    input: string[],
    purpose: EmbeddingPurpose,
    signal: AbortSignal,
  ): Promise<Float32Array[]> {
    const { timeoutMs, ...patience } = PATIENCE[purpose];
    const deadline = { timeoutMs, upstream: this.failures.server };
    return retrying(
      () => withDeadline((within) => this.request(input, within), deadline, signal),
      patience,
      signal,
    );
  }

  private async request(input: string[], signal: AbortSignal): Promise<Float32Array[]> {
    const { model, dimensions } = this.settings;
    const body = { model, input, encoding_format: 'float' as const, dimensions };
    let reply: EmbeddingReply | null;
    try {
      reply = await this.client.embeddings.create(body, { signal });
    } catch (error) {
      signal.throwIfAborted();
      throw this.failures.of(error);
    }
    return this.readVectors(reply ?? {}, input.length);
  }

  /** The vectors in the order of their texts; some servers leave out the index. */
  private readVectors({ data = [] }: EmbeddingReply, count: number): Float32Array[] {
    if (data.length !== count) throw this.wrong(`${data.length} vectors for ${count} texts`);
    const vectors: Float32Array[] = [];
    for (const [position, { index = position, embedding }] of data.entries()) {
      const vector = toUnitVector(embedding);
      if (!vector) throw this.wrong('a vector without direction');
      vectors[index] = vector;
    }
    if (Object.keys(vectors).length !== count || vectors.length !== count) {
      throw this.wrong('vectors that are not numbered as the texts are');
    }
    const { dimensions = vectors[0]!.length } = this.settings;
    if (vectors[0]!.length !== dimensions) {
      throw this.wrong(`${vectors[0]!.length} dimensions, not ${dimensions}: check EMBEDDING_DIMENSIONS`);
    }
    return vectors;
  }

  private wrong(what: string): UpstreamError {
    return new UpstreamError('failed', {
      operatorMessage: `${this.failures.server} gave ${what} (${this.settings.model}).`,
      retryable: false,
    });
  }
}

function toInput(text: string): string {
  const bounded = text.slice(0, MAX_TEXT_LENGTH).toWellFormed();
  return bounded.trim() === '' ? EMPTY_TEXT : bounded;
}
