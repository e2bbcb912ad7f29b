/** Why a model has stopped: it was done, declined, reached its length limit, was filtered, or failed. */
export type AnswerEnd =
  'completed' | 'refused' | 'cut_at_length' | 'filtered' | { failed: { code?: unknown; message?: string } };

/** A piece of a model's answer, why there is no more, or how many tokens the whole call has used. */
export type AnswerPiece = { text: string } | { end: AnswerEnd } | { usedTokens: number };

/** What a call has used, prompt and reasoning included. */
interface Usage {
  total_tokens?: number;
}

/** What we read of the events of the Responses interface. */
interface ResponseEvent {
  type?: string;
  delta?: string;
  response?: {
    error?: { code?: string; message?: string } | null;
    incomplete_details?: { reason?: string } | null;
    usage?: Usage | null;
  };
}

/** What we read of the chunks of the Chat Completions interface. */
interface ChatChunk {
  choices?: {
    delta?: { content?: string | null; refusal?: string | null } | null;
    finish_reason?: string | null;
  }[];
  usage?: Usage | null;
}

/** The text of a streamed response and its end; a stream that just stops has none. */
export async function* readResponseEvents(events: AsyncIterable<unknown>): AsyncGenerator<AnswerPiece> {
  for await (const event of events) {
    const { type, delta, response } = event as ResponseEvent;
    yield* usedTokens(response?.usage);
    switch (type) {
      case 'response.output_text.delta':
        if (delta) yield { text: delta };
        break;
      case 'response.refusal.delta':
      case 'response.refusal.done':
        yield { end: 'refused' };
        break;
      case 'response.completed':
        yield { end: 'completed' };
        break;
      case 'response.incomplete':
        yield {
          end: response?.incomplete_details?.reason === 'content_filter' ? 'filtered' : 'cut_at_length',
        };
        break;
      case 'response.failed':
        yield { end: { failed: response?.error ?? {} } };
        break;
    }
  }
}

/** The text of a streamed chat completion and its end; a stream that just stops has none. */
export async function* readChatChunks(chunks: AsyncIterable<unknown>): AsyncGenerator<AnswerPiece> {
  for await (const chunk of chunks) {
    const { choices, usage } = chunk as ChatChunk;
    const [choice] = choices ?? [];
    if (choice?.delta?.content) yield { text: choice.delta.content };
    if (choice?.delta?.refusal) yield { end: 'refused' };
    if (choice?.finish_reason) yield { end: endOf(choice.finish_reason) };
    yield* usedTokens(usage);
  }
}

function* usedTokens(usage: Usage | null | undefined): Generator<AnswerPiece> {
  const tokens = usage?.total_tokens;
  if (typeof tokens === 'number' && Number.isFinite(tokens) && tokens >= 0) yield { usedTokens: tokens };
}

function endOf(finishReason: string): AnswerEnd {
  if (finishReason === 'length') return 'cut_at_length';
  return finishReason === 'content_filter' ? 'filtered' : 'completed';
}
