import { finishReason, toChatUsage, type ChatAnswer } from './chat-chunks.ts';

/** A whole answer of the Chat Completions interface. */
export function toChatCompletion({ id, request, prompt, plan }: ChatAnswer): object {
  const parts = plan.items.flatMap((item) => (item.kind === 'message' ? item.parts : []));
  const said = (kind: string) =>
    parts
      .filter((part) => part.kind === kind)
      .flatMap(({ pieces }) => pieces)
      .join('') || null;
  const calls = plan.items.flatMap((item) =>
    item.kind === 'call'
      ? [
          {
            id: `call_${id}`,
            type: 'function',
            function: { name: item.name, arguments: item.pieces.join('') },
          },
        ]
      : [],
  );
  const message = {
    role: 'assistant',
    content: said('text'),
    refusal: said('refusal'),
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
  };
  return {
    id: `chatcmpl-${id}`,
    object: 'chat.completion',
    created: Math.floor(Date.now() / 1000),
    model: request.model,
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishReason(plan) }],
    usage: toChatUsage(prompt, plan.text),
  };
}
