import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Milliseconds that the service may take to start or to stop. */
const PATIENCE_MS = 30_000;

export const INDEX_KEY = 'the-index-key-of-these-tests';
export const ORIGIN = 'http://localhost:3000';

/** The built service as a process of its own, on a free port, with nothing of this machine's environment. */
export class Service {
  private child: ChildProcess | undefined;
  private address = '';
  private stoppedAt: number | undefined;
  /** All that the service has printed. */
  log = '';

  constructor(
    private readonly variables: Record<string, string> = {},
    readonly dataDir = mkdtempSync(path.join(os.tmpdir(), 'chatkit-service-')),
  ) {}

  get url(): string {
    return this.address;
  }

  /** Lets its clock stand still at noon of a day until `advance` moves it, also across restarts; call it before `start`. */
  stopClock(): this {
    this.stoppedAt = Date.parse('2026-06-15T12:00:00Z');
    return this;
  }

  /** Moves a stopped clock on. */
  async advance(milliseconds: number): Promise<void> {
    this.stoppedAt! += milliseconds;
    const advanced = once(this.child!, 'message');
    this.child!.send(milliseconds);
    await advanced;
  }

  /** Starts it and waits until it listens. */
  async start(): Promise<this> {
    const clock =
      this.stoppedAt === undefined
        ? []
        : ['--import', new URL(`./stopped-clock.mjs?${this.stoppedAt}`, import.meta.url).href];
    const child = spawn(process.execPath, [...clock, path.join(import.meta.dirname, '../dist/main.js')], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        PATH: process.env.PATH ?? '',
        PORT: '0',
        HOST: '127.0.0.1',
        DATA_DIR: this.dataDir,
        INDEX_API_KEY: INDEX_KEY,
        // Tests ask more in a minute than readers do.
        RATE_LIMIT_PER_MINUTE: '100000',
        // Most are about answers alone.
        FOLLOW_UPS: 'false',
        ...this.variables,
      },
    });
    this.child = child;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`The service does not start:\n${this.log}`)),
        PATIENCE_MS,
      );
      const read = (chunk: Buffer): void => {
        this.log += chunk.toString();
        const [, address] = /Listening on (http:\/\/[\d.:]+)/.exec(this.log) ?? [];
        if (address) {
          this.address = address;
          clearTimeout(timer);
          resolve();
        }
      };
      child.stdout!.on('data', read);
      child.stderr!.on('data', read);
      child.once('exit', (code) => {
        clearTimeout(timer);
        reject(new Error(`The service ended with code ${code}:\n${this.log}`));
      });
    });
    return this;
  }

  /** Ends it with a signal and waits for its end; its exit code, null when the signal killed it. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    this.log = '';
    return ended;
  }

  /** Ends it and removes its data. */
  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  fetch(route: string, init: RequestInit = {}): Promise<Response> {
    return fetch(this.address + route, { signal: AbortSignal.timeout(PATIENCE_MS), ...init });
  }

  /** Sends JSON with a bearer token, from the docs' origin. */
  post(
    route: string,
    body: unknown,
    { token, headers }: { token?: string; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    return this.fetch(route, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: {
        origin: ORIGIN,
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
    });
  }

  /** A new reader's token. */
  async session(site: string): Promise<string> {
    const response = await this.post('/api/chatkit/session', { site });
    return ((await response.json()) as { client_secret: string }).client_secret;
  }

  /** Uploads pages as NDJSON. */
  putPages(
    site: string,
    lines: unknown[],
    query = '',
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return this.fetch(`/api/sites/${site}/pages${query}`, {
      method: 'PUT',
      body: lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''),
      headers: { authorization: `Bearer ${INDEX_KEY}`, 'content-type': 'application/x-ndjson', ...headers },
    });
  }
}

/** The JSON payloads of a stream of server-sent events, as they come. */
export async function* frames(response: Response): AsyncGenerator<Record<string, unknown>> {
  let text = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const whole = text.split('\n\n');
    text = whole.pop()!;
    for (const frame of whole)
      if (frame.startsWith('data: ')) yield JSON.parse(frame.slice(6)) as Record<string, unknown>;
  }
}
