import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';

/** A way to the service that holds every answer after its first piece of text, until it is released. */
export class HeldStream {
  #release: () => void = () => {};
  #held: Promise<void> = Promise.resolve();
  #server = createServer((incoming, outgoing) => this.#forward(incoming, outgoing));

  private constructor(readonly target: URL) {}

  static async to(serviceUrl: string): Promise<HeldStream> {
    const way = new HeldStream(new URL(serviceUrl));
    await once(way.#server.listen(0, '127.0.0.1'), 'listening');
    return way;
  }

  /** `host:port` */
  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Holds the answers from now on. */
  hold(): void {
    this.#held = new Promise((release) => (this.#release = release));
  }

  /** Lets go what is held, and does not hold again. */
  release(): void {
    this.#release();
  }

  close(): void {
    this.release();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { host, port } = { host: this.target.hostname, port: this.target.port };
    const { method, url, headers } = incoming;
    const forwarded = request({ host, port, method, path: url, headers }, (response) => {
      outgoing.writeHead(response.statusCode!, response.headers);
      const isStream = response.headers['content-type']?.startsWith('text/event-stream');
      if (isStream) void this.#pass(response, outgoing);
      else response.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.destroy());
    outgoing.on('close', () => forwarded.destroy());
    incoming.pipe(forwarded);
  }

  /** Frame by frame, so that exactly one piece of text comes before the pause. */
  async #pass(response: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    let text = '';
    for await (const piece of response.setEncoding('utf8')) {
      const frames = (text + (piece as string)).split('\n\n');
      text = frames.pop()!;
      for (const frame of frames) {
        outgoing.write(`${frame}\n\n`);
        if (frame.includes('text_delta')) await this.#held;
      }
    }
    outgoing.end(text);
  }
}
