import {
  type ChatKitReq,
  MalformedEventError,
  type NonStreamingReq,
  type ResponseOf,
  type StreamingReq,
  type ThreadStreamEvent,
  decodeEvents,
} from 'chatkit-protocol';
import type { CustomApi } from '../options.js';
import { RequestFailure, toRequestFailure } from './request-failure.js';

/** How to reach the server at this moment. */
export interface ClientSettings {
  api: CustomApi;
  locale: string;
}

/**
 * Speaks the ChatKit protocol to one endpoint. Every method throws a RequestFailure when the server is out of reach or
 * refuses, and the signal's reason when that aborts.
 */
export class ChatKitClient {
  constructor(private readonly settings: () => ClientSettings) {}

  /** Sends a request that is answered with one JSON document. */
  async request<Request extends NonStreamingReq>(
    request: Request,
    signal?: AbortSignal,
  ): Promise<ResponseOf<Request['type']>> {
    const response = await this.post(request, 'application/json', signal);
    return attempt(async () => (await response.json()) as ResponseOf<Request['type']>, signal);
  }

  /** Sends a request that is answered with events, and yields them as they come. */
  async *stream(request: StreamingReq, signal?: AbortSignal): AsyncGenerator<ThreadStreamEvent> {
    const response = await this.post(request, 'text/event-stream', signal);
    if (!response.body) throw new RequestFailure('interrupted');
    const events = decodeEvents(response.body, signal);
    try {
      for (;;) {
        const next = await attempt(() => events.next(), signal);
        if (next.done) return;
        yield next.value;
      }
    } finally {
      await events.return(undefined);
    }
  }

  private async post(
    request: ChatKitReq,
    accept: string,
    signal: AbortSignal | undefined,
  ): Promise<Response> {
    const { api, locale } = this.settings();
    const send = api.fetch ?? ((url, init) => fetch(url, init));
    const headers = { 'Content-Type': 'application/json', Accept: accept, 'Accept-Language': locale };
    const init = { method: 'POST', headers, body: JSON.stringify(request), signal };
    const response = await attempt(() => send(api.url, init), signal, 'unreachable');
    if (!response.ok) throw await toRequestFailure(response);
    return response;
  }
}

/** Tells a connection that broke from the caller's own leaving. */
async function attempt<Value>(
  operation: () => Promise<Value>,
  signal: AbortSignal | undefined,
  reason: 'unreachable' | 'interrupted' = 'interrupted',
): Promise<Value> {
  try {
    return await operation();
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof RequestFailure) throw cause;
    throw new RequestFailure(cause instanceof MalformedEventError ? 'failed' : reason, undefined, { cause });
  }
}
