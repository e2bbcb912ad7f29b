import { CohereFault, invalidRequest } from './cohere-fault.ts';

/** What is known of an embedding model: its sizes, the default first, and how long an input may be. */
export interface EmbeddingModel {
  dimensions: number[];
  /** Whether a request may choose among the dimensions. */
  hasOutputDimension: boolean;
  maxTokens: number;
}

const THIRD_GENERATION = { dimensions: [1024], hasOutputDimension: false, maxTokens: 512 };
const THIRD_GENERATION_LIGHT = { ...THIRD_GENERATION, dimensions: [384] };

const EMBEDDING_MODELS: Record<string, EmbeddingModel> = {
  'embed-v4.0': { dimensions: [1536, 256, 512, 1024], hasOutputDimension: true, maxTokens: 128_000 },
  'embed-english-v3.0': THIRD_GENERATION,
  'embed-multilingual-v3.0': THIRD_GENERATION,
  'embed-english-light-v3.0': THIRD_GENERATION_LIGHT,
  'embed-multilingual-light-v3.0': THIRD_GENERATION_LIGHT,
};

const RERANKING_MODELS = [
  'rerank-v4.0-pro',
  'rerank-v4.0-fast',
  'rerank-v3.5',
  'rerank-english-v3.0',
  'rerank-multilingual-v3.0',
];

/** The embedding model of that name; throws a 400 without a name and a 404 for an unknown one. */
export function embeddingModel(name: unknown): EmbeddingModel {
  const model = EMBEDDING_MODELS[nameOf(name)];
  if (!model) throw unknownModel(name);
  return model;
}

/** Throws unless there is a reranking model of that name. */
export function requireRerankingModel(name: unknown): void {
  if (!RERANKING_MODELS.includes(nameOf(name))) throw unknownModel(name);
}

function nameOf(name: unknown): string {
  if (typeof name !== 'string' || name === '') throw invalidRequest('model is required');
  return name;
}

function unknownModel(name: unknown): CohereFault {
  return new CohereFault(404, `model '${String(name)}' not found, make sure the correct model ID was used`);
}
