import { randomUUID } from 'node:crypto';
import type { Reply } from '../vendor.ts';
import { invalidRequest } from './cohere-fault.ts';
import { strings, toBody, wholeNumber, wrongType } from './fields.ts';
import { requireRerankingModel } from './models.ts';
import { relevance } from './relevance.ts';
import { firstTokens } from './tokens.ts';

const MAX_DOCUMENTS = 10_000;
/** Documents that cost one search. */
const DOCUMENTS_A_SEARCH = 100;

/** What of a reranking request the double's own settings decide. */
export interface RerankOptions {
  /** Counts a call; throws when it is too many for now. */
  use(): void;
}

/** Answers `POST /v2/rerank`: the documents' indexes with their relevance, best first. */
export function rerank(request: unknown, { use }: RerankOptions): Reply {
  const body = toBody(request);
  requireRerankingModel(body.model);
  const { query } = body;
  if (query === undefined || query === '') throw invalidRequest('query must not be empty');
  if (typeof query !== 'string') throw wrongType('query', 'a string');
  const documents = strings(body, 'documents', MAX_DOCUMENTS);
  const topN = wholeNumber(body, 'top_n', 1) ?? documents.length;
  const maxTokens = wholeNumber(body, 'max_tokens_per_doc', 1) ?? 4096;
  wholeNumber(body, 'priority', 0, 999);
  use();

  const scores = relevance(
    query,
    documents.map((document) => firstTokens(document, maxTokens)),
  );
  const results = scores
    .map((score, index) => ({ index, relevance_score: score }))
    .sort((one, other) => other.relevance_score - one.relevance_score || one.index - other.index);
  return {
    body: {
      id: randomUUID(),
      results: results.slice(0, topN),
      meta: {
        api_version: { version: '2' },
        billed_units: { search_units: Math.ceil(documents.length / DOCUMENTS_A_SEARCH) },
      },
    },
  };
}
