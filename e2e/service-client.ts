import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { readEvents } from './server-sent-events.js';
import { indexKey } from './service.js';

/** A page as it is sent to be indexed. */
export interface UploadedPage {
  url: string;
  title: string;
  format: 'markdown';
  content: string;
}

/** What a search finds, as far as these tests look. */
export interface FoundPassage {
  url: string;
  page_url: string;
  snippet: string;
}

/** An event of an answer over ChatKit, as far as these tests look. */
export interface ChatEvent {
  type: string;
  thread?: { id: string; title?: string };
  item?: ThreadItem;
  item_id?: string;
}

export interface ThreadItem {
  id: string;
  type: string;
  content?: { type: string; text?: string }[];
}

/** A reply that is not 2xx. */
export class RefusedCall extends Error {
  constructor(
    call: string,
    readonly status: number,
    reply: string,
  ) {
    super(`${call}: ${status} ${reply}`);
    this.name = 'RefusedCall';
  }
}

/** Calls a service by HTTP; a reply that is not 2xx throws a RefusedCall. */
export class ServiceClient {
  constructor(
    readonly url: string,
    private readonly key = indexKey,
  ) {}

  /** Adds `pages` to the site, or puts them in the place of those with their addresses. */
  async upsert(site: string, pages: UploadedPage[]): Promise<void> {
    await this.upload(`/api/sites/${site}/pages?prune=false`, pages, 'application/json');
  }

  /** Makes `pages` the pages of the site. With `onProgress`, that is told every event before the summary. */
  async index(site: string, pages: UploadedPage[], onProgress?: (event: unknown) => void): Promise<void> {
    const accept = onProgress ? 'text/event-stream' : 'application/json';
    const response = await this.upload(`/api/sites/${site}/pages`, pages, accept);
    if (!onProgress) await response.json();
    else for await (const event of readEvents(response)) onProgress(event);
  }

  /** Sends the beginning of an upload, waits until the service has taken it, and never sends the rest. */
  async beginUpload(site: string, lines: string): Promise<void> {
    const upload = request(`${this.url}/api/sites/${site}/pages`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/x-ndjson' },
    });
    upload.on('error', () => {});
    await new Promise((written) => upload.write(lines, written));
  }

  async search(site: string, question: string): Promise<FoundPassage[]> {
    const query = new URLSearchParams({ site, q: question });
    const response = await this.call('GET', `/api/search?${query}`, { token: this.key });
    return ((await response.json()) as { results: FoundPassage[] }).results;
  }

  /** Waits until no site is being indexed. */
  async untilIdle(): Promise<void> {
    for (;;) {
      const response = await this.call('GET', '/health/ready');
      const { indexing } = (await response.json()) as { indexing: string[] };
      if (indexing.length === 0) return;
      await sleep(20);
    }
  }

  /** A new reader's token. */
  async openSession(site: string): Promise<string> {
    const response = await this.call('POST', '/api/chatkit/session', { body: JSON.stringify({ site }) });
    return ((await response.json()) as { client_secret: string }).client_secret;
  }

  /** Asks a question, in a new thread or in `threadId`; yields the events of the answer. */
  async *ask(token: string, question: string, threadId?: string): AsyncGenerator<ChatEvent> {
    const input = {
      content: [{ type: 'input_text', text: question }],
      attachments: [],
      inference_options: {},
    };
    const request = threadId
      ? { type: 'threads.add_user_message', params: { input, thread_id: threadId } }
      : { type: 'threads.create', params: { input } };
    yield* readEvents(await this.chatKit(token, request)) as AsyncGenerator<ChatEvent>;
  }

  /** The items of a thread, oldest first. */
  async items(token: string, threadId: string): Promise<ThreadItem[]> {
    const request = { type: 'items.list', params: { thread_id: threadId, limit: 100, order: 'asc' } };
    const response = await this.chatKit(token, request);
    return ((await response.json()) as { data: ThreadItem[] }).data;
  }

  /** Sends any request of the ChatKit protocol. */
  chatKit(token: string, request: unknown): Promise<Response> {
    return this.call('POST', '/api/chatkit', { token, body: JSON.stringify(request) });
  }

  private upload(path: string, pages: UploadedPage[], accept: string): Promise<Response> {
    return this.call('PUT', path, {
      token: this.key,
      accept,
      contentType: 'application/x-ndjson',
      body: pages.map((page) => `${JSON.stringify(page)}\n`).join(''),
    });
  }

  /** Sends any request. */
  async call(
    method: string,
    path: string,
    {
      token,
      accept,
      contentType = 'application/json',
      body,
    }: { token?: string; accept?: string; contentType?: string; body?: string } = {},
  ): Promise<Response> {
    const headers = {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(accept && { accept }),
      ...(body && { 'content-type': contentType }),
    };
    const response = await fetch(this.url + path, { method, headers, body });
    if (!response.ok) throw new RefusedCall(`${method} ${path}`, response.status, await response.text());
    return response;
  }
}
