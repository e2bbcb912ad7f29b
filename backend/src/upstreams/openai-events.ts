import { SseDecoder, type SseMessage } from 'chatkit-protocol';
import { APIError } from 'openai';

/** What ends a stream of events; what follows it is none of them. */
const LAST = '[DONE]';

/**
 * The events of a streamed answer of OpenAI's API, as groups of what arrived together: each is read when its turn
 * comes. Throws as the SDK's own streams do: an APIError for an error among the events, a SyntaxError for what is not
 * JSON, and what the connection fails with. Reading on no more ends the connection.
 */
export async function* readEvents({ body, headers }: Response): AsyncGenerator<Iterable<object>> {
  const text = new TextDecoder();
  const decoder = new SseDecoder();
  for await (const bytes of body ?? []) {
    const messages = decoder.push(text.decode(bytes, { stream: true }));
    const last = messages.findIndex(({ data }) => data === LAST);
    yield toEvents(last < 0 ? messages : messages.slice(0, last), headers);
    if (last >= 0) return;
  }
}

function* toEvents(messages: SseMessage[], headers: Headers): Generator<object> {
  for (const message of messages) yield toEvent(message, headers);
}

function toEvent({ event, data }: SseMessage, headers: Headers): object {
  const value = JSON.parse(data) as { error?: object } | null;
  const error = event === 'error' ? (value?.error ?? value ?? {}) : value?.error;
  if (error) throw new APIError(undefined, error, undefined, headers);
  return value ?? {};
}
