import { CohereClientV2 } from 'cohere-ai';
import type { RerankerSettings } from '../../configuration/vendors.js';
import { callCohere, cohereHost, fetchForSdk } from '../../upstreams/call-cohere.js';
import { malformedReply } from '../../upstreams/cohere-failures.js';
import { Reranker } from '../reranker.js';

/** Passages have some 350 tokens by another model's count; more than this is not one. */
const MAX_TOKENS_PER_TEXT = 1024;
/** Cohere reads 2,048 tokens of a question, and a token is seldom less than a character. */
const MAX_QUESTION_LENGTH = 2000;

/** Reranks with Cohere, in one request and one attempt. Empty texts are not sent: their relevance is 0. */
export class CohereReranker extends Reranker {
  readonly description: string;
  private readonly client: CohereClientV2;

  constructor(private readonly settings: RerankerSettings) {
    super();
    const { apiKey, baseUrl, model } = settings;
    this.description = `cohere ${model}`;
    this.client = new CohereClientV2({ token: apiKey, baseUrl, fetch: fetchForSdk });
  }

  async rerank(question: string, texts: string[], signal: AbortSignal): Promise<number[]> {
    const { baseUrl, model } = this.settings;
    const relevance = texts.map(() => 0);
    const sent = [...texts.keys()].filter((index) => texts[index]!.trim() !== '');
    if (sent.length === 0 || question.trim() === '') return relevance;
    const { results } = await callCohere(
      { host: cohereHost(baseUrl), model, remedy: 'RERANK_MODEL' },
      (options) =>
        this.client.rerank(
          {
            model,
            query: [...question].slice(0, MAX_QUESTION_LENGTH).join(''),
            documents: sent.map((index) => texts[index]!),
            maxTokensPerDoc: MAX_TOKENS_PER_TEXT,
          },
          options,
        ),
      signal,
    );
    for (const { position, score } of readResults(results)) {
      const index = sent[position];
      if (index === undefined) throw malformedReply('names a text that was not sent');
      relevance[index] = score;
    }
    return relevance;
  }
}

/** The results' positions among what was sent, with their scores, 0..1. */
function readResults(results: unknown): { position: number; score: number }[] {
  if (!Array.isArray(results)) throw malformedReply('holds no results');
  return results.map((result: { index?: unknown; relevanceScore?: unknown } | null) => {
    const { index, relevanceScore } = result ?? {};
    if (typeof index !== 'number' || typeof relevanceScore !== 'number' || !Number.isFinite(relevanceScore)) {
      throw malformedReply('holds a result without index and score');
    }
    return { position: index, score: Math.min(1, Math.max(0, relevanceScore)) };
  });
}
