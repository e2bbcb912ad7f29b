import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { addressOf, closeServer, listenInFrontOf } from './forward.js';

/** A way to the service that can hold every answer after its first piece of text, until it is released. */
export class HeldStream {
  #server!: Server;
  #held: Promise<void> = Promise.resolve();
  #release: () => void = () => {};

  /** Opens a way to the service at `target` (`host:port`); it holds nothing yet. */
  static async to(target: string): Promise<HeldStream> {
    const way = new HeldStream();
    way.#server = await listenInFrontOf(target, (answer, outgoing) => way.#relay(answer, outgoing));
    return way;
  }

  /** `host:port` */
  get address(): string {
    return addressOf(this.#server);
  }

  /** Holds the answers from now on. */
  hold(): void {
    this.#held = new Promise((release) => (this.#release = release));
  }

  /** Lets go what is held, and holds no more. */
  release(): void {
    this.#release();
  }

  close(): void {
    this.release();
    closeServer(this.#server);
  }

  async #relay(answer: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    outgoing.writeHead(answer.statusCode!, answer.headers);
    if (!answer.headers['content-type']?.startsWith('text/event-stream')) return pipeline(answer, outgoing);

    // Frame by frame, so that exactly one piece of text comes before the pause.
    let text = '';
    for await (const piece of answer.setEncoding('utf8')) {
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
