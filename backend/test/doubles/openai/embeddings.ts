import { toMeaning } from '../meaning.ts';
import { InvalidRequest } from './named-errors.ts';
import { tokensIn } from './prompt-text.ts';

/** A request for embeddings whose fields are known to be of the right types. */
export interface EmbeddingRequest {
  model: string;
  input: string | string[] | number[] | number[][];
  encoding_format?: 'float' | 'base64';
  dimensions?: number;
}

const MAX_TOKENS = { each: 8_192, together: 300_000 };

/** The embeddings of each input in order. Throws an `InvalidRequest` for inputs that are empty or too long. */
export function toEmbeddings({ model, input, encoding_format, dimensions }: EmbeddingRequest): object {
  const inputs = toTexts(input);
  const counts = inputs.map(({ tokens }) => tokens);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (inputs.some(({ text }) => text === ''))
    throw new InvalidRequest("'$.input' must not be empty.", 'input');
  const longest = Math.max(...counts);
  if (longest > MAX_TOKENS.each) {
    throw new InvalidRequest(
      `This model's maximum context length is ${MAX_TOKENS.each} tokens, however you requested ${longest} tokens.`,
    );
  }
  if (total > MAX_TOKENS.together) {
    const message = `Requested ${total} tokens, max ${MAX_TOKENS.together} tokens per request`;
    throw new InvalidRequest(message, null, 'max_tokens_per_request');
  }
  return {
    object: 'list',
    model,
    data: inputs.map(({ text }, index) => {
      const vector = toMeaning(text, dimensions);
      return {
        object: 'embedding',
        index,
        embedding: encoding_format === 'base64' ? toBase64(vector) : vector,
      };
    }),
    usage: { prompt_tokens: total, total_tokens: total },
  };
}

function toTexts(input: EmbeddingRequest['input']): { text: string; tokens: number }[] {
  const asTokens = (tokens: number[]) => ({ text: tokens.join(' '), tokens: tokens.length });
  if (typeof input === 'string') return [{ text: input, tokens: tokensIn(input) }];
  if (typeof input[0] === 'number') return [asTokens(input as number[])];
  return (input as (string | number[])[]).map((one) =>
    typeof one === 'string' ? { text: one, tokens: tokensIn(one) } : asTokens(one),
  );
}

/** 32 bits each, little-endian. */
function toBase64(vector: number[]): string {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [index, value] of vector.entries()) bytes.writeFloatLE(value, index * 4);
  return bytes.toString('base64');
}
