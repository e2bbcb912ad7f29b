import type { ServerResponse } from 'node:http';
import type { Exchange } from './exchange-log.ts';
import type { Fault } from './fault-script.ts';
import type { Reply, ServerSentEvent } from './vendor.ts';

/** What went out, as an exchange records it; its status is null when the client has not got all of it. */
type Sent = Pick<Exchange, 'status' | 'response' | 'events'>;

const NOT_WHOLE: Sent = { status: null };

/**
 * Writes a reply, cut or stalled where the fault says so; a stream that is to be broken off is made whole first.
 * Resolves when the last byte is out or the client has left.
 */
export async function sendReply(reply: Reply, response: ServerResponse, fault?: Fault): Promise<Sent> {
  const isBrokenOff = fault?.kind === 'cut' || (fault?.kind === 'hang' && fault.afterBytes !== undefined);
  return reply.events
    ? sendEvents(reply, response, isBrokenOff ? fault : undefined)
    : sendBody(reply, response, isBrokenOff ? fault : undefined);
}

async function sendBody(reply: Reply, response: ServerResponse, fault?: Fault): Promise<Sent> {
  const isText = typeof reply.body === 'string';
  const text = isText ? (reply.body as string) : reply.body === undefined ? '' : JSON.stringify(reply.body);
  const bytes = Buffer.from(text);
  response.writeHead(reply.status ?? 200, {
    ...(bytes.length > 0
      ? { 'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json' }
      : {}),
    ...(reply.status === 204 ? {} : { 'content-length': bytes.length }),
    ...reply.headers,
  });
  if (fault) return breakOff(bytes, response, fault);
  await new Promise<void>((resolve) => {
    response.once('close', resolve);
    response.end(bytes, resolve);
  });
  return { status: reply.status ?? 200, response: reply.body };
}

async function sendEvents(reply: Reply, response: ServerResponse, fault?: Fault): Promise<Sent> {
  response.writeHead(reply.status ?? 200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    ...reply.headers,
  });
  response.flushHeaders();
  const events: unknown[] = [];
  const held: Buffer[] = [];
  for await (const event of reply.events!) {
    if (response.destroyed) return { status: null, events };
    const frame = Buffer.from(toFrame(event));
    if (fault) held.push(frame);
    else response.write(frame);
    if (typeof event.data !== 'string') events.push(event.data);
  }
  if (fault) return breakOff(Buffer.concat(held), response, fault);
  response.end();
  return { status: reply.status ?? 200, events };
}

/** Writes the first bytes, then drops the connection or waits until the client does. */
async function breakOff(bytes: Buffer, response: ServerResponse, fault: Fault): Promise<Sent> {
  const kept = bytes.subarray(0, fault.afterBytes ?? Math.floor(bytes.length / 2));
  response.flushHeaders();
  await new Promise<unknown>((resolve) => response.write(kept.length > 0 ? kept : '', resolve));
  if (fault.kind === 'cut') response.destroy();
  else if (!response.destroyed) await new Promise((resolve) => response.once('close', resolve));
  return NOT_WHOLE;
}

function toFrame({ event, data }: ServerSentEvent): string {
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  return `${event === undefined ? '' : `event: ${event}\n`}data: ${text}\n\n`;
}
