import type { Environment, OpenAiApi, ReasoningEffort } from './environment.js';

/** Where OpenAI, or a server that speaks its API, is. */
export interface OpenAiConnection {
  /** Absent for a server that needs none. */
  apiKey?: string;
  /** Absent for OpenAI itself. */
  baseUrl?: string;
}

/** Where Cohere is. */
export interface CohereConnection {
  apiKey: string;
  /** Absent for Cohere itself. */
  baseUrl?: string;
}

/** The model that writes answers. */
export interface OpenAiModelSettings extends OpenAiConnection {
  model: string;
  api: OpenAiApi;
  /** Absent: the model's own default. */
  reasoningEffort?: ReasoningEffort;
  maxOutputTokens: number;
  /** Milliseconds until the answer must have begun. */
  firstTokenTimeoutMs: number;
  /** Milliseconds that may pass without more of it. */
  nextTokenTimeoutMs: number;
}

/** The model that embeds. */
export type EmbedderSettings = { model: string; dimensions?: number } & (
  ({ provider: 'openai' } & OpenAiConnection) | ({ provider: 'cohere' } & CohereConnection)
);

/** The model that reranks. */
export interface RerankerSettings extends CohereConnection {
  model: string;
}

/** The Qdrant that passages are kept in. */
export interface QdrantSettings {
  url: string;
  apiKey?: string;
  /** Alias of the collection; its collections' names begin with it. */
  collection: string;
}

/** What of the vendors is switched on: plain data, since it crosses to worker threads. */
export interface VendorSettings {
  answers?: OpenAiModelSettings;
  embedder?: EmbedderSettings;
  reranker?: RerankerSettings;
  qdrant?: QdrantSettings;
}

/** Sizes that Cohere's embedding models give. */
const COHERE_DIMENSIONS = [256, 512, 1024, 1536];

/**
 * Which vendors the environment switches on: a key that is present does, and `OPENAI_BASE_URL` for servers without keys.
 * Contradictions are pushed to `faults`, one sentence each.
 */
export function readVendors(environment: Environment, faults: string[]): VendorSettings {
  const openAi =
    environment.OPENAI_API_KEY === undefined && environment.OPENAI_BASE_URL === undefined
      ? undefined
      : { apiKey: environment.OPENAI_API_KEY, baseUrl: environment.OPENAI_BASE_URL };
  const cohere =
    environment.COHERE_API_KEY === undefined
      ? undefined
      : { apiKey: environment.COHERE_API_KEY, baseUrl: environment.COHERE_BASE_URL };
  if (environment.COHERE_BASE_URL !== undefined && !cohere) {
    faults.push('COHERE_BASE_URL is set, but COHERE_API_KEY is not: set both');
  }
  if (environment.QDRANT_API_KEY !== undefined && environment.QDRANT_URL === undefined) {
    faults.push('QDRANT_API_KEY is set, but QDRANT_URL is not: set both');
  }
  return {
    answers: openAi && {
      ...openAi,
      model: environment.OPENAI_MODEL,
      api: environment.OPENAI_API,
      reasoningEffort: environment.OPENAI_REASONING_EFFORT,
      maxOutputTokens: environment.OPENAI_MAX_OUTPUT_TOKENS,
      firstTokenTimeoutMs: environment.OPENAI_FIRST_TOKEN_SECONDS * 1000,
      nextTokenTimeoutMs: environment.OPENAI_NEXT_TOKEN_SECONDS * 1000,
    },
    embedder: readEmbedder(environment, { openAi, cohere }, faults),
    reranker: cohere && { ...cohere, model: environment.RERANK_MODEL },
    qdrant:
      environment.QDRANT_URL === undefined
        ? undefined
        : {
            url: environment.QDRANT_URL,
            apiKey: environment.QDRANT_API_KEY,
            collection: environment.QDRANT_COLLECTION,
          },
  };
}

/**
 * `auto` prefers Cohere, then OpenAI itself; of another server that speaks OpenAI's API it is not known whether it
 * embeds, so there EMBEDDING_MODEL decides.
 */
function readEmbedder(
  { EMBEDDING_PROVIDER, EMBEDDING_MODEL, EMBEDDING_DIMENSIONS: dimensions }: Environment,
  { openAi, cohere }: { openAi?: OpenAiConnection; cohere?: CohereConnection },
  faults: string[],
): EmbedderSettings | undefined {
  const mayEmbed = openAi && (openAi.baseUrl === undefined || EMBEDDING_MODEL !== undefined);
  const chosen =
    EMBEDDING_PROVIDER === 'auto' ? (cohere ? 'cohere' : mayEmbed ? 'openai' : 'none') : EMBEDDING_PROVIDER;
  if (chosen === 'cohere') {
    if (!cohere) faults.push('EMBEDDING_PROVIDER is cohere, but COHERE_API_KEY is not set');
    if (dimensions !== undefined && !COHERE_DIMENSIONS.includes(dimensions)) {
      faults.push(`EMBEDDING_DIMENSIONS must be one of ${COHERE_DIMENSIONS.join(', ')} with Cohere`);
    }
    const model = EMBEDDING_MODEL ?? 'embed-v4.0';
    return cohere && { provider: 'cohere', ...cohere, model, dimensions: dimensions ?? cohereDefault(model) };
  }
  if (chosen === 'openai') {
    if (!openAi)
      faults.push('EMBEDDING_PROVIDER is openai, but neither OPENAI_API_KEY nor OPENAI_BASE_URL is set');
    return (
      openAi && {
        provider: 'openai',
        ...openAi,
        model: EMBEDDING_MODEL ?? 'text-embedding-3-small',
        dimensions,
      }
    );
  }
  return undefined;
}

/** A size well below the largest: nearly as good, and a third less to store. Older models have one size only. */
function cohereDefault(model: string): number | undefined {
  return model.startsWith('embed-v4') ? 1024 : undefined;
}
