import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { controlReply } from './control-routes.ts';
import { ExchangeLog, type Exchange } from './exchange-log.ts';
import { FaultScript, type Fault } from './fault-script.ts';
import { matchRoute } from './match-route.ts';
import { readBody } from './read-body.ts';
import { sendReply } from './send-reply.ts';
import type { DoubleRequest, Reply, Route, Vendor } from './vendor.ts';

const MAX_BODY_BYTES = 32 * 1024 * 1024;
/** The operation of a request that no route fits. */
const UNKNOWN_OPERATION = 'unknown';

/** Where a double listens and what it writes down; port 0 is a free one. */
interface DoubleServerOptions {
  host: string;
  port: number;
  recordFile?: string;
  fault?: unknown;
}

/**
 * Serves a vendor's protocol over loopback HTTP. A double is a folder `./<vendor>/` whose `index.ts` exports what
 * `VendorModule` in `vendor.ts` says; it holds no HTTP code: each route takes a `DoubleRequest` and returns a `Reply`.
 * This server reads bodies, answers the control routes under `/__double/`, lets the scripted faults happen (see
 * `fault-script.ts`), and remembers and records every exchange (see `exchange-log.ts`).
 */
export class DoubleServer {
  private readonly name: string;
  private readonly vendor: Vendor;
  private readonly options: DoubleServerOptions;
  private readonly faults = new FaultScript();
  private readonly log: ExchangeLog;
  private readonly server: Server;

  constructor(name: string, vendor: Vendor, options: DoubleServerOptions) {
    this.name = name;
    this.vendor = vendor;
    this.options = options;
    this.log = new ExchangeLog(options.recordFile);
    if (options.fault !== undefined) this.faults.set(options.fault);
    this.server = createServer((message, response) => {
      this.answer(message, response).catch(() => response.destroy());
    });
  }

  /** Listens; its address, without a slash at the end. */
  async listen(): Promise<string> {
    const { host, port } = this.options;
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, resolve);
    });
    return `http://${host}:${(this.server.address() as AddressInfo).port}`;
  }

  /** Drops every connection and lets the vendor put its things away. */
  close(): void {
    this.server.close();
    this.server.closeAllConnections();
    this.vendor.close?.();
  }

  private async answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path, searchParams: query } = new URL(message.url!, 'http://double');
    const method = message.method!;
    const { headers } = message;
    const isControl = path.startsWith('/__double/');
    const { route, params } = matchRoute(this.vendor.routes, method, path);
    const operation = route?.operation ?? UNKNOWN_OPERATION;
    const fault = isControl ? undefined : this.faults.take(operation);
    const exchange: Exchange = { vendor: this.name, operation, path, request: undefined, status: null };
    if (fault) exchange.fault = fault.kind;
    if (fault?.kind === 'refuse') {
      this.log.noteRequest(operation, path, undefined);
      this.log.record({ ...exchange, headers });
      message.socket.destroy();
      return;
    }

    const left = new AbortController();
    response.once('close', () => left.abort());
    const read = await readBody(message, this.vendor.maxBodyBytes ?? MAX_BODY_BYTES);
    const request: DoubleRequest = { method, path, params, query, headers, signal: left.signal, ...read };
    if (isControl) {
      await sendReply(controlReply(request, this.faults, this.log), response);
      return;
    }
    this.log.noteRequest(operation, path, request.body);
    if (fault?.kind === 'delay') await sleep(fault.ms ?? 0);
    const reply = await faultyReply(fault, () => this.reply(request, route));
    const record = (sent: Partial<Exchange>): void =>
      this.log.record({ ...exchange, request: request.body, ...sent, headers });
    if (reply) await sendReply(reply, response, fault, record);
    else record({});
  }

  private async reply(request: DoubleRequest, route: Route | undefined): Promise<Reply> {
    try {
      const refusal = this.vendor.refuse?.(request, route?.operation ?? UNKNOWN_OPERATION);
      if (refusal) return refusal;
      return route ? await route.handle(request) : this.vendor.notFound(request);
    } catch (error) {
      return this.vendor.toReply?.(error) ?? { status: 500, body: String((error as Error).stack) };
    }
  }
}

/** The reply, or the fault's in its place; undefined when the client is to wait in vain. */
async function faultyReply(
  fault: Fault | undefined,
  reply: () => Promise<Reply>,
): Promise<Reply | undefined> {
  if (fault?.kind === 'refuse' || (fault?.kind === 'hang' && fault.afterBytes === undefined))
    return undefined;
  if (fault?.kind !== 'status') return reply();
  const { status = 500, body = 'A scripted fault.', headers } = fault;
  return { status, body, headers };
}
