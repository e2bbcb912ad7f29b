import type { ChatKitReq, ThreadStreamEvent } from 'chatkit-protocol';
import { encodeEvent } from 'chatkit-protocol';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that a loopback server received. */
export interface ReceivedRequest {
  body: ChatKitReq;
  headers: IncomingHttpHeaders;
}

/** Writes the answer to one request. */
export type Respond = (response: ServerResponse, request: ReceivedRequest) => unknown;

/** A server on a loopback port that answers as a test says, request by request. */
export class LoopbackServer {
  readonly received: ReceivedRequest[] = [];
  /** Answers in the order of the requests; the last one answers all that follow. */
  answers: Respond[] = [];
  private readonly server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const received = { body: JSON.parse(Buffer.concat(chunks).toString()), headers: request.headers };
      this.received.push(received);
      const answer = this.answers.length > 1 ? this.answers.shift() : this.answers[0];
      answer?.(response, received);
    });
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/chatkit`;
  }

  /** The types of the requests received so far. */
  get types(): string[] {
    return this.received.map(({ body }) => body.type);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** Answers with a JSON document. */
export const json =
  (body: unknown, status = 200): Respond =>
  (response) => {
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(body));
  };

/** Answers with a stream of events that ends. */
export const stream =
  (...events: ThreadStreamEvent[]): Respond =>
  (response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.end(events.map(encodeEvent).join(''));
  };

/** Answers with events, and then with whatever the test does. */
export const streamThen =
  (events: ThreadStreamEvent[], then: (response: ServerResponse) => unknown): Respond =>
  (response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(events.map(encodeEvent).join(''), () => then(response));
  };
