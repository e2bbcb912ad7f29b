import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A ChatKit request as it came. */
export interface ChatKitRequest {
  type: string;
  params: Record<string, unknown>;
  /** The headers it came with, not part of the body. */
  headers: IncomingMessage['headers'];
}

/** A stored item, as far as the server looks at it. */
export interface StoredItem extends Record<string, unknown> {
  id: string;
  type: string;
}

interface StoredThread {
  id: string;
  title?: string;
  created_at: string;
  status: Record<string, string>;
  items: StoredItem[];
}

/** One streamed answer, written by the test. */
export interface Turn {
  request: ChatKitRequest;
  thread: StoredThread;
  /** What the reader said. */
  question: string;
  send(event: object): void;
  /** Sends the events of an assistant's message that comes in the given pieces; resolves at its last. */
  write(pieces: string[], annotations?: object[]): Promise<void>;
  /** Breaks the connection. */
  cut(): void;
  /** Resolves when the client has closed the connection. */
  left: Promise<void>;
}

/** How a test has the server answer: with a turn, or with an HTTP failure. */
export type Answer = (turn: Turn) => Promise<void> | void;

const script = new URL('../../chatkit-element/dist/openai-chatkit.js', import.meta.url);

/** What the page allows itself: its own script and server, and no HTML made of strings but Lit's own templates. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const created_at = '2026-01-01T12:00:00Z';

/**
 * A small ChatKit server on a loopback port, with threads in memory and answers that the test writes. It also serves a
 * page that holds the element's standalone script, under a strict content security policy.
 */
export class ChatKitServer {
  /** Every ChatKit request, oldest first. */
  readonly requests: ChatKitRequest[] = [];
  readonly threads = new Map<string, StoredThread>();
  /** The body of the page that is served. */
  page = '<openai-chatkit></openai-chatkit>';
  /** How turns are answered. */
  answer: Answer = (turn) => turn.write([`You said: ${turn.question}`]);
  /** Status and body of failures to come, each used once. */
  readonly failures: { status: number; body?: object }[] = [];
  private count = 0;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<ChatKitServer> {
    const server = createServer();
    const self = new ChatKitServer(server);
    server.on('request', (request, response) => void self.handle(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return self;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Stores a thread with items of the given texts, the reader's and the assistant's in turn. */
  addThread(
    title: string,
    texts: string[] = [],
    status: Record<string, string> = { type: 'active' },
  ): string {
    const thread: StoredThread = { id: this.nextId('thr'), title, created_at, status, items: [] };
    texts.forEach((text, index) => {
      thread.items.push(
        index % 2 === 0
          ? this.userMessage(thread, [{ type: 'input_text', text }])
          : this.answerItem(thread, text),
      );
    });
    this.threads.set(thread.id, thread);
    return thread.id;
  }

  /** The types of all requests so far. */
  requestTypes(): string[] {
    return this.requests.map(({ type }) => type);
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', this.url).pathname;
    if (request.method === 'POST' && path === '/chatkit') return this.handleChatKit(request, response);
    if (path === '/openai-chatkit.js') {
      response.setHeader('Content-Type', 'text/javascript');
      response.end(await readFile(script));
      return;
    }
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Content-Security-Policy', contentSecurityPolicy);
    response.end(`<!doctype html><html lang="en"><title>Page</title><body>${this.page}`);
  }

  private async handleChatKit(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as ChatKitRequest;
    this.requests.push({ ...body, headers: request.headers });
    const failure = this.failures.shift();
    if (failure) return sendJson(response, failure.body ?? {}, failure.status);
    const { thread_id } = body.params;
    const thread =
      body.type === 'threads.create' ? this.createThread() : this.threads.get(thread_id as string);
    if (body.type === 'threads.list') return sendJson(response, this.listThreads(body.params));
    if (!thread) return sendJson(response, { code: 'not_found', message: 'No such thread.' }, 404);
    if (streaming.has(body.type)) return this.stream(body, thread, response);
    return sendJson(response, this.respond(body, thread));
  }

  private respond({ type, params }: ChatKitRequest, thread: StoredThread): object {
    switch (type) {
      case 'threads.get_by_id':
        return { ...toWire(thread), items: page(thread.items, {}, 20) };
      case 'items.list':
        return page([...thread.items].reverse(), params, 20);
      case 'threads.update':
        thread.title = params.title as string;
        return toWire(thread);
      case 'threads.delete':
        this.threads.delete(thread.id);
        return {};
      default:
        return {};
    }
  }

  private listThreads(params: Record<string, unknown>): object {
    return page([...this.threads.values()].map(toWire).reverse(), params, Number(params.limit ?? 20));
  }

  private createThread(): StoredThread {
    const thread: StoredThread = {
      id: this.nextId('thr'),
      created_at,
      status: { type: 'active' },
      items: [],
    };
    this.threads.set(thread.id, thread);
    return thread;
  }

  private async stream(
    request: ChatKitRequest,
    thread: StoredThread,
    response: ServerResponse,
  ): Promise<void> {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-cache, no-transform',
    });
    const send = (event: object): void => void response.write(`data: ${JSON.stringify(event)}\n\n`);
    if (request.type === 'threads.create') send({ type: 'thread.created', thread: toWire(thread) });
    const input = request.params.input as { content: { type: string; text: string }[] } | undefined;
    if (input) {
      const item = this.userMessage(thread, input.content);
      thread.items.push(item);
      send({ type: 'thread.item.done', item });
    } else if (request.type === 'threads.retry_after_item') {
      const index = thread.items.findIndex(({ id }) => id === request.params.item_id);
      thread.items.splice(index + 1);
    }
    send({ type: 'stream_options', stream_options: { allow_cancel: true } });
    const left = new Promise<void>((resolve) => response.once('close', resolve));
    const question = input?.content.map(({ text }) => text).join('') ?? '';
    const write = (pieces: string[], annotations: object[] = []): Promise<void> =>
      this.writeAnswer(thread, send, pieces, annotations);
    await this.answer({ request, thread, question, send, write, cut: () => response.destroy(), left });
    response.end();
  }

  private async writeAnswer(
    thread: StoredThread,
    send: (event: object) => void,
    pieces: string[],
    annotations: object[],
  ): Promise<void> {
    const item = this.answerItem(thread, pieces.join(''), annotations);
    const update = (update: object): void => send({ type: 'thread.item.updated', item_id: item.id, update });
    const content = { type: 'output_text', text: '', annotations: [] };
    send({ type: 'thread.item.added', item: { ...item, content: [] } });
    update({ type: 'assistant_message.content_part.added', content_index: 0, content });
    for (const delta of pieces) {
      update({ type: 'assistant_message.content_part.text_delta', content_index: 0, delta });
      await new Promise((resolve) => setImmediate(resolve));
    }
    thread.items.push(item);
    send({ type: 'thread.item.done', item });
  }

  private userMessage(thread: StoredThread, content: object[]): StoredItem {
    const id = this.nextId('msg');
    const rest = { attachments: [], inference_options: {} };
    return { id, thread_id: thread.id, created_at, type: 'user_message', content, ...rest };
  }

  private answerItem(thread: StoredThread, text: string, annotations: object[] = []): StoredItem {
    const content = [{ type: 'output_text', text, annotations }];
    return { id: this.nextId('msg'), thread_id: thread.id, created_at, type: 'assistant_message', content };
  }

  private nextId(prefix: string): string {
    this.count += 1;
    return `${prefix}_${String(this.count).padStart(8, '0')}`;
  }
}

const streaming = new Set([
  'threads.create',
  'threads.add_user_message',
  'threads.retry_after_item',
  'threads.custom_action',
]);

function toWire({ items: _items, ...thread }: StoredThread): { id: string } & Record<string, unknown> {
  return { ...thread, metadata: {}, items: { data: [], has_more: false } };
}

function page<Row extends { id: string }>(
  rows: Row[],
  { after }: Record<string, unknown>,
  limit: number,
): object {
  const start = after === undefined ? 0 : rows.findIndex(({ id }) => id === after) + 1;
  const data = rows.slice(start, start + limit);
  const has_more = start + limit < rows.length;
  return { data, has_more, ...(has_more ? { after: data.at(-1)!.id } : {}) };
}

function sendJson(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
