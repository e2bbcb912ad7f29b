import type { IncomingHttpHeaders } from 'node:http';

/** One request as a vendor's routes see it. */
export interface DoubleRequest {
  method: string;
  /** The path without its query. */
  path: string;
  /** What stood in the braces of the route's path, decoded. */
  params: Record<string, string>;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** The body as JSON; undefined when there was none or when it is not JSON, which `bodyFault` then says. */
  body: unknown;
  /** Why the body could not be read, if it could not. */
  bodyFault?: BodyFault;
  /** Aborts when the client leaves before it has the whole answer. */
  signal: AbortSignal;
}

/** Why a body could not be read: it is not JSON (`detail` is the parser's message) or longer than `maxBodyBytes`. */
export interface BodyFault {
  kind: 'invalid_json' | 'too_large';
  detail: string;
}

/** One server-sent event; `data` is written as it is when it is a string (`[DONE]`), as JSON otherwise. */
export interface ServerSentEvent {
  event?: string;
  data: unknown;
}

/**
 * An answer. `body` is sent as plain text when it is a string and as JSON otherwise; `events` is sent instead as a
 * stream of server-sent events, each as soon as it is yielded. The status is 200 unless told; header names are in
 * lower case.
 */
export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  events?: AsyncIterable<ServerSentEvent> | Iterable<ServerSentEvent>;
}

/** One operation of a vendor, named by its `operationId` in the vendor's OpenAPI, so that recordings can be checked. */
export interface Route {
  operation: string;
  method: string;
  /** As OpenAPI writes it: `/collections/{collection_name}/points`. The first route that fits wins. */
  path: string;
  handle(request: DoubleRequest): Reply | Promise<Reply>;
}

/** A vendor's protocol with its state. The server does HTTP, faults and recording; all that is said is the vendor's. */
export interface Vendor {
  routes: Route[];
  /** Longest body in bytes that is read; 32 MiB unless told. */
  maxBodyBytes?: number;
  /** Called before every route's `handle`: an answer here (401, an unreadable body) ends the request. */
  refuse?(request: DoubleRequest, operation: string): Reply | undefined;
  /** What is answered where no route fits. */
  notFound(request: DoubleRequest): Reply;
  /** The answer to what a route throws; without it, or when it returns undefined, a plain 500. */
  toReply?(error: unknown): Reply | undefined;
  /** Called once when the process ends. */
  close?(): void;
}

/** The command line's flags without their dashes: `key` and the vendor's own ones; an absent flag is undefined. */
export type Flags = Record<string, string | undefined>;

/**
 * What `./<vendor>/index.ts` exports: its own flags (name → one line of help, beginning with the value's name) and a
 * function that makes the vendor.
 */
export interface VendorModule {
  flags: Record<string, string>;
  createVendor(flags: Flags): Vendor;
}
