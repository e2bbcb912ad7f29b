import { CohereClientV2 } from 'cohere-ai';
import pMap from 'p-map';
import type { CohereConnection } from '../../configuration/vendors.js';
import { callCohere, cohereHost, fetchForSdk } from '../../upstreams/call-cohere.js';
import { malformedReply } from '../../upstreams/cohere-failures.js';
import { retrying } from '../../upstreams/retrying.js';
import { Embedder, type EmbeddingPurpose } from '../embedder.js';
import { toUnitVector } from './unit-vector.js';

/** Which of Cohere's models embeds; `dimensions` absent is the model's own size. */
export interface CohereEmbedderSettings extends CohereConnection {
  model: string;
  dimensions?: number;
}

/** How long is waited: for a reply, and after a refusal of too many passages that names no time. */
export interface CohereEmbedderWaits {
  timeoutMs?: number;
  rateLimitWaitSeconds?: number;
}

/** Texts that one request may hold. */
const BATCH_SIZE = 96;
const REQUESTS_AT_ONCE = 3;
const PASSAGE_ATTEMPTS = { attempts: 5, maxWaitMs: 60_000 };
const QUESTION_ATTEMPTS = { attempts: 1, maxWaitMs: 0 };
/** Cohere counts inputs by the minute, and four waits between five attempts have to outlast it. */
const RATE_LIMIT_WAIT_SECONDS = 16;
/** Sent where a text is empty, since Cohere refuses those. */
const STAND_IN = '.';

/** Embeds with Cohere, passages and questions each in their way, in batches of which a few run at once. */
export class CohereEmbedder extends Embedder {
  readonly description: string;
  private readonly client: CohereClientV2;

  constructor(
    private readonly settings: CohereEmbedderSettings,
    private readonly waits: CohereEmbedderWaits = {},
  ) {
    super();
    const { apiKey, baseUrl, model, dimensions } = settings;
    this.description = `cohere ${model}${dimensions === undefined ? '' : ` (${dimensions})`}`;
    this.client = new CohereClientV2({ token: apiKey, baseUrl, fetch: fetchForSdk });
  }

  async embed(texts: string[], purpose: EmbeddingPurpose, signal: AbortSignal): Promise<Float32Array[]> {
    const attempts = purpose === 'passage' ? PASSAGE_ATTEMPTS : QUESTION_ATTEMPTS;
    const failed = new AbortController();
    const stop = AbortSignal.any([signal, failed.signal]);
    try {
      const batches = await pMap(
        inBatches(texts),
        (batch) => retrying(() => this.embedBatch(batch, purpose, stop), attempts, stop),
        { concurrency: REQUESTS_AT_ONCE },
      );
      return ofOneLength(batches.flat(), this.settings.dimensions);
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      // The batches that still run are of no use once one has failed.
      failed.abort();
    }
  }

  private async embedBatch(
    texts: string[],
    purpose: EmbeddingPurpose,
    signal: AbortSignal,
  ): Promise<Float32Array[]> {
    const { baseUrl, model, dimensions } = this.settings;
    const { timeoutMs, rateLimitWaitSeconds = RATE_LIMIT_WAIT_SECONDS } = this.waits;
    const { embeddings } = await callCohere(
      {
        host: cohereHost(baseUrl),
        model,
        remedy: 'EMBEDDING_MODEL and EMBEDDING_DIMENSIONS',
        timeoutMs,
        rateLimitWaitSeconds: purpose === 'passage' ? rateLimitWaitSeconds : undefined,
      },
      (options) =>
        this.client.embed(
          {
            model,
            texts,
            inputType: purpose === 'passage' ? 'search_document' : 'search_query',
            embeddingTypes: ['float'],
            truncate: 'END',
            ...(dimensions === undefined ? {} : { outputDimension: dimensions }),
          },
          options,
        ),
      signal,
    );
    return readVectors(embeddings?.float, texts.length);
  }
}

function inBatches(texts: string[]): string[][] {
  const filled = texts.map((text) => (text.trim() === '' ? STAND_IN : text));
  return Array.from({ length: Math.ceil(texts.length / BATCH_SIZE) }, (_, batch) =>
    filled.slice(batch * BATCH_SIZE, (batch + 1) * BATCH_SIZE),
  );
}

function readVectors(vectors: unknown, count: number): Float32Array[] {
  if (!Array.isArray(vectors)) throw malformedReply('holds no vectors');
  if (vectors.length !== count) throw malformedReply(`holds ${vectors.length} vectors for ${count} texts`);
  return vectors.map((values) => {
    const vector = toUnitVector(values);
    if (!vector) throw malformedReply('holds a vector that is none');
    return vector;
  });
}

function ofOneLength(vectors: Float32Array[], dimensions = vectors[0]?.length): Float32Array[] {
  const other = vectors.find(({ length }) => length !== dimensions);
  if (other) throw malformedReply(`holds a vector of ${other.length} numbers instead of ${dimensions}`);
  return vectors;
}
