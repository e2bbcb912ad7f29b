import { appendFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';

/** How many of the last requests can be asked for. */
const KEPT_REQUESTS = 200;
const SECRET_HEADERS = ['authorization', 'api-key'];

/** One line of a recording. What a fault kept from being answered has status null; a stream has `events`. */
export interface Exchange {
  vendor: string;
  operation: string;
  path: string;
  request: unknown;
  status: number | null;
  response?: unknown;
  events?: unknown[];
  /** The request's headers, without keys. */
  headers?: IncomingHttpHeaders;
  /** The kind of the scripted fault that befell it. */
  fault?: string;
}

/** Remembers the last requests, and writes whole exchanges to a file when there is one. */
export class ExchangeLog {
  private readonly file: string | undefined;
  private counts: Record<string, number> = {};
  private requests: { operation: string; path: string; body: unknown }[] = [];

  constructor(file?: string) {
    this.file = file;
  }

  /** Notes a request as soon as it is read. */
  noteRequest(operation: string, path: string, body: unknown): void {
    this.counts[operation] = (this.counts[operation] ?? 0) + 1;
    this.requests.push({ operation, path, body });
    if (this.requests.length > KEPT_REQUESTS) this.requests.shift();
  }

  /** Appends an exchange to the file, one line of JSON. */
  record(exchange: Exchange): void {
    if (this.file === undefined) return;
    const headers = Object.entries(exchange.headers ?? {}).filter(([name]) => !SECRET_HEADERS.includes(name));
    appendFileSync(this.file, `${JSON.stringify({ ...exchange, headers: Object.fromEntries(headers) })}\n`);
  }

  /** What `GET /__double/requests` answers. */
  summary(): RequestSummary {
    return { counts: this.counts, requests: this.requests };
  }

  /** Forgets all requests; the file stays. */
  clear(): void {
    this.counts = {};
    this.requests = [];
  }
}

/** How often each operation was called, and the last 200 requests, oldest first. */
export interface RequestSummary {
  counts: Record<string, number>;
  requests: { operation: string; path: string; body: unknown }[];
}
