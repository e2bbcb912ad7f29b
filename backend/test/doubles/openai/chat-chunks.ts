import type { ServerSentEvent } from '../vendor.ts';
import { breakOff, type AnswerPlan } from './answer-plan.ts';
import { tokensIn } from './prompt-text.ts';

/** One answer of the Chat Completions interface. */
export interface ChatAnswer {
  /** A number that is the answer's own. */
  id: string;
  request: { model: string; stream_options?: { include_usage?: boolean } | null };
  prompt: string;
  plan: AnswerPlan;
  signal: AbortSignal;
}

const FINISH_REASONS: Record<string, string> = {
  incomplete_max_output_tokens: 'length',
  incomplete_content_filter: 'content_filter',
};

/** Why a whole answer has ended. */
export function finishReason({ end, items }: AnswerPlan): string {
  return FINISH_REASONS[end] ?? (items.some(({ kind }) => kind === 'call') ? 'tool_calls' : 'stop');
}

/** How much an answer has used; with a `total` that is told, the prompt makes up for it. */
export function toChatUsage(prompt: string, answer: string, total?: number): object {
  const completion_tokens = tokensIn(answer);
  const prompt_tokens = total === undefined ? tokensIn(prompt) : total - completion_tokens;
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
}

/** The chunks of a streamed answer, `[DONE]` last; errors are told by a chunk with nothing but `error`. */
export async function* chatChunks({
  id,
  request,
  prompt,
  plan,
  signal,
}: ChatAnswer): AsyncGenerator<ServerSentEvent> {
  const created = Math.floor(Date.now() / 1000);
  const head = { id: `chatcmpl-${id}`, object: 'chat.completion.chunk', created, model: request.model };
  const chunk = (delta: object, finish_reason: string | null = null): ServerSentEvent => ({
    data: { ...head, choices: [{ index: 0, delta, logprobs: null, finish_reason }] },
  });
  for await (const delta of deltas(id, plan)) {
    yield chunk(delta);
    if (signal.aborted) return;
  }
  if (plan.end === 'failed' || plan.end === 'error_event') {
    const message = 'The model failed to generate a response.';
    yield { data: { error: { message, type: 'server_error', param: null, code: plan.code } } };
    return;
  }
  if (plan.isBroken) return breakOff(plan, signal);
  yield chunk({}, finishReason(plan));
  if (request.stream_options?.include_usage === true && plan.usedTokens !== null) {
    yield { data: { ...head, choices: [], usage: toChatUsage(prompt, plan.text, plan.usedTokens) } };
  }
  await plan.linger();
  yield { data: '[DONE]' };
}

async function* deltas(id: string, { items, pace }: AnswerPlan): AsyncGenerator<object> {
  for (const item of items) {
    if (item.kind === 'call') {
      const call = {
        index: 0,
        id: `call_${id}`,
        type: 'function',
        function: { name: item.name, arguments: '' },
      };
      yield { role: 'assistant', content: null, tool_calls: [call] };
      for (const piece of item.pieces) {
        await pace();
        yield { tool_calls: [{ index: 0, function: { arguments: piece } }] };
      }
    }
    if (item.kind !== 'message') continue;
    yield { role: 'assistant', content: '' };
    for (const { kind, pieces } of item.parts) {
      for (const piece of pieces) {
        await pace();
        yield kind === 'text' ? { content: piece } : { refusal: piece };
      }
    }
  }
}
