import { tokensIn } from './prompt-text.ts';

/** What of a request a response repeats. */
export interface ResponseRequest {
  model: string;
  instructions?: string | null;
  max_output_tokens?: number | null;
  reasoning?: object | null;
  store?: boolean | null;
  tools?: object[];
  stream?: boolean | null;
}

/** A response of the Responses interface in one of its states. */
export function toResponseObject(
  id: string,
  request: ResponseRequest,
  state: { status: string; output?: object[]; error?: object; reason?: string; usage?: object },
): object {
  const createdAt = Math.floor(Date.now() / 1000);
  return {
    id,
    object: 'response',
    created_at: createdAt,
    status: state.status,
    completed_at: state.status === 'completed' ? createdAt : null,
    background: false,
    error: state.error ?? null,
    incomplete_details: state.reason === undefined ? null : { reason: state.reason },
    instructions: request.instructions ?? null,
    max_output_tokens: request.max_output_tokens ?? null,
    model: request.model,
    output: state.output ?? [],
    parallel_tool_calls: true,
    previous_response_id: null,
    reasoning: request.reasoning ?? { effort: null, summary: null },
    store: request.store ?? true,
    temperature: 1,
    text: { format: { type: 'text' } },
    tool_choice: 'auto',
    tools: request.tools ?? [],
    top_p: 1,
    truncation: 'disabled',
    usage: state.usage ?? null,
    metadata: {},
  };
}

/** How much a response has used; with a `total` that is told, the prompt makes up for it. */
export function toResponseUsage(
  prompt: string,
  answer: string,
  { reasoning, total }: { reasoning: string; total?: number },
): object {
  const reasoningTokens = tokensIn(reasoning);
  const output = tokensIn(answer) + reasoningTokens;
  const input = total === undefined ? tokensIn(prompt) : total - output;
  return {
    input_tokens: input,
    input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
    output_tokens: output,
    output_tokens_details: { reasoning_tokens: reasoningTokens },
    total_tokens: input + output,
  };
}
