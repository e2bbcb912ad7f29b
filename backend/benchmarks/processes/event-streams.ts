import { Agent, request } from 'node:http';
import { decodeSse } from 'chatkit-protocol';
import { INDEX_KEY } from './service.ts';

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

/** The payloads of a stream of server-sent events, as they come. */
export type EventStream = AsyncIterable<StreamedEvent>;

/** What is read of an event: ours has its text in `text`, OpenAI's in `delta`. */
export interface StreamedEvent {
  type: string;
  text?: string;
  delta?: string;
}

/** Posts `body` and gives the events of the answer; throws an answer that is no stream. */
export function openStream(url: string, body: object): Promise<EventStream> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${INDEX_KEY}`,
      'content-type': 'application/json',
      accept: 'text/event-stream',
    };
    const asked = request(url, { method: 'POST', headers, agent }, (response) => {
      if (response.statusCode === 200) resolve(read(response));
      else reject(new Error(`${url} answered ${response.statusCode}`));
    });
    asked.once('error', reject);
    asked.end(JSON.stringify(body));
  });
}

async function* read(chunks: AsyncIterable<Uint8Array>): EventStream {
  for await (const { data } of decodeSse(ReadableStream.from(chunks))) {
    yield JSON.parse(data) as StreamedEvent;
  }
}

/** Reads a stream until an event of this type. Throws when there is none. */
export async function readUntil(stream: EventStream, type: string): Promise<void> {
  for await (const event of stream) if (event.type === type) return;
  throw new Error(`A stream ended without "${type}".`);
}

/** Reads a stream to its end: the text of its events of this type, put together. */
export async function readText(
  stream: EventStream,
  { type, field }: { type: string; field: 'text' | 'delta' },
): Promise<string> {
  let text = '';
  for await (const event of stream) if (event.type === type) text += event[field] ?? '';
  return text;
}

/** Asks the docs at the service that `url` is the address of. */
export function ask(url: string, site: string, message: string): Promise<EventStream> {
  return openStream(`${url}/api/chat`, { site, message });
}
