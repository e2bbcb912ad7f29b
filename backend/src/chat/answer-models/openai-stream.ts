/** Why a model has stopped: it was done, declined, reached its length limit, was filtered, or failed. */
export type AnswerEnd =
  'completed' | 'refused' | 'cut_at_length' | 'filtered' | { failed: { code?: unknown; message?: string } };

/** A piece of a model's answer, or why there is no more. */
export type AnswerPiece = { text: string } | { end: AnswerEnd };

/** What we read of the events of the Responses interface. */
interface ResponseEvent {
  type?: string;
  delta?: string;
  response?: {
    error?: { code?: string; message?: string } | null;
    incomplete_details?: { reason?: string } | null;
  };
}

/** What we read of the chunks of the Chat Completions interface. */
interface ChatChunk {
  choices?: {
    delta?: { content?: string | null; refusal?: string | null } | null;
    finish_reason?: string | null;
  }[];
}

/** The text of a streamed response and its end; a stream that just stops has none. */
export async function* readResponseEvents(events: AsyncIterable<unknown>): AsyncGenerator<AnswerPiece> {
  for await (const event of events) {
    const { type, delta, response } = event as ResponseEvent;
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
    const [choice] = (chunk as ChatChunk).choices ?? [];
    if (choice?.delta?.content) yield { text: choice.delta.content };
    if (choice?.delta?.refusal) yield { end: 'refused' };
    if (choice?.finish_reason) yield { end: endOf(choice.finish_reason) };
  }
}

function endOf(finishReason: string): AnswerEnd {
  if (finishReason === 'length') return 'cut_at_length';
  return finishReason === 'content_filter' ? 'filtered' : 'completed';
}
