import type { OpenAiConnection, VendorSettings } from './vendors.js';

/** What the service runs on, in words for the operator. */
export interface RunsOn {
  /** What writes answers: `quoting`, `openai gpt-5.4-mini`. */
  answerModel: string;
  embedder: string;
  reranker: string;
  passageStore: string;
  /** Components whose use costs money, with what they do. */
  costsMoney: string[];
}

/** Says what the service runs on and what of it is paid by use. */
export function describeVendors({ answers, embedder, reranker, qdrant }: VendorSettings): RunsOn {
  const embeds = embedder && `${embedder.provider} ${embedder.model}`;
  const reranks = reranker && `cohere ${reranker.model}`;
  const writes = answers && `openai ${answers.model}`;
  const isPaid = (connection: OpenAiConnection): boolean => connection.apiKey !== undefined;
  return {
    answerModel: writes ?? 'quoting',
    embedder: embeds ?? 'none',
    reranker: reranks ?? 'none',
    passageStore: qdrant ? 'qdrant' : 'sqlite',
    costsMoney: [
      ...(writes && isPaid(answers) ? [`answers (${writes})`] : []),
      ...(embeds && isPaid(embedder) ? [`embedding (${embeds})`] : []),
      ...(reranks ? [`reranking (${reranks})`] : []),
    ],
  };
}
