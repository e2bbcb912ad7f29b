/** Why a model has stopped: it was done, declined, reached its length limit, was filtered, or failed. */
export type AnswerEnd =
  'completed' | 'refused' | 'cut_at_length' | 'filtered' | { failed: { code?: unknown; message?: string } };

/** What one event says of a model's answer: more text, why there is no more, how many tokens the whole call has used. */
export interface AnswerPiece {
  text?: string;
  end?: AnswerEnd;
  usedTokens?: number;
}

/** What a call has used, prompt and reasoning included. */
interface Usage {
  total_tokens?: number;
}

/** What we read of the events of the Responses interface. */
interface ResponseEvent {
  type?: string;
  delta?: unknown;
  response?: {
    error?: { code?: string; message?: string } | null;
    incomplete_details?: { reason?: string } | null;
    usage?: Usage | null;
  };
}

/** What we read of the chunks of the Chat Completions interface. */
interface ChatChunk {
  choices?: {
    delta?: { content?: unknown; refusal?: string | null } | null;
    finish_reason?: string | null;
  }[];
  usage?: Usage | null;
}

/** What an event of a streamed response says. */
export function readResponseEvent(event: unknown): AnswerPiece {
  const { type, delta, response } = event as ResponseEvent;
  const usedTokens = usedTokensOf(response?.usage);
  switch (type) {
    case 'response.output_text.delta':
      return { text: textOf(delta) };
    case 'response.refusal.delta':
    case 'response.refusal.done':
      return { end: 'refused' };
    case 'response.completed':
      return { end: 'completed', usedTokens };
    case 'response.incomplete': {
      const isFiltered = response?.incomplete_details?.reason === 'content_filter';
      return { end: isFiltered ? 'filtered' : 'cut_at_length', usedTokens };
    }
    case 'response.failed':
      return { end: { failed: response?.error ?? {} }, usedTokens };
    default:
      return {};
  }
}

/** What a chunk of a streamed chat completion says. */
export function readChatChunk(chunk: unknown): AnswerPiece {
  const { choices, usage } = chunk as ChatChunk;
  const choice = Array.isArray(choices) ? choices[0] : undefined;
  const end = choice?.finish_reason ? endOf(choice.finish_reason) : undefined;
  return {
    text: textOf(choice?.delta?.content),
    end: choice?.delta?.refusal ? 'refused' : end,
    usedTokens: usedTokensOf(usage),
  };
}

/** Some servers write parts in place of text, of which a thought is one. */
function textOf(content: unknown): string | undefined {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return undefined;
  return content
    .map((part: { type?: unknown; text?: unknown } | null) =>
      part?.type === 'text' && typeof part.text === 'string' ? part.text : '',
    )
    .join('');
}

function usedTokensOf(usage: Usage | null | undefined): number | undefined {
  const tokens = usage?.total_tokens;
  return typeof tokens === 'number' && Number.isFinite(tokens) && tokens >= 0 ? tokens : undefined;
}

function endOf(finishReason: string): AnswerEnd {
  if (finishReason === 'length') return 'cut_at_length';
  return finishReason === 'content_filter' ? 'filtered' : 'completed';
}
