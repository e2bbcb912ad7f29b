import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type StoredItem,
  type StoredThread,
  StoredThreads,
  type UserInput,
  toWire,
} from './stored-threads.js';

/** A ChatKit request as it came. */
export interface ChatKitRequest {
  type: string;
  params: Record<string, unknown>;
  /** The headers it came with, not part of the body. */
  headers: IncomingMessage['headers'];
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
  /** Stores and sends a widget of the given root; returns its item. */
  show(widget: unknown): StoredItem;
  /** Breaks the connection. */
  cut(): void;
  /** Resolves when the client has closed the connection. */
  left: Promise<void>;
}

/** How a test has the server answer: with a turn, or with an HTTP failure. */
export type Answer = (turn: Turn) => Promise<void> | void;

const echo: Answer = (turn) => turn.write([`You said: ${turn.question}`]);

const page = '<openai-chatkit></openai-chatkit><script src="/openai-chatkit.js"></script>';

const script = new URL('../../chatkit-element/dist/openai-chatkit.js', import.meta.url);

/** What the page allows itself: its own script and server, and no HTML made of strings but Lit's own templates. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' https://pictures.test",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/**
 * A small ChatKit server on a loopback port, with threads in memory and answers that the test writes. It also serves a
 * page that holds the element's standalone script, under a strict content security policy.
 */
export class ChatKitServer {
  /** Every ChatKit request, oldest first. */
  readonly requests: ChatKitRequest[] = [];
  readonly threads = new StoredThreads();
  /** How turns are answered. */
  answer: Answer = echo;
  /** What comes of an action that does not stream. */
  updatedItem: object | undefined;
  /** Status and body of failures to come, each used once. */
  readonly failures: { status: number; body?: object }[] = [];

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

  /** Forgets requests, threads and plans. */
  reset(): void {
    this.requests.length = 0;
    this.failures.length = 0;
    this.threads.clear();
    this.answer = echo;
    this.updatedItem = undefined;
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
    response.end(`<!doctype html><html lang="en"><title>Page</title><body>${page}`);
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
      body.type === 'threads.create' ? this.threads.add() : this.threads.get(thread_id as string);
    if (body.type === 'threads.list') return sendJson(response, this.threads.list(body.params));
    if (!thread) return sendJson(response, { code: 'not_found', message: 'No such thread.' }, 404);
    if (streaming.has(body.type)) return this.stream(body, thread, response);
    if (body.type === 'threads.sync_custom_action') {
      return sendJson(response, { updated_item: this.updatedItem });
    }
    return sendJson(response, this.threads.respond(body, thread));
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
    const input = request.params.input as UserInput | undefined;
    if (input) {
      const item = this.threads.addQuestion(thread, input);
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
    const show = (widget: unknown): StoredItem => {
      const item = this.threads.addWidget(thread, widget);
      send({ type: 'thread.item.done', item });
      return item;
    };
    await this.answer({ request, thread, question, send, write, show, cut: () => response.destroy(), left });
    response.end();
  }

  private async writeAnswer(
    thread: StoredThread,
    send: (event: object) => void,
    pieces: string[],
    annotations: object[],
  ): Promise<void> {
    const item = this.threads.toAnswer(thread, pieces.join(''), annotations);
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
}

const streaming = new Set([
  'threads.create',
  'threads.add_user_message',
  'threads.retry_after_item',
  'threads.custom_action',
]);

function sendJson(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
