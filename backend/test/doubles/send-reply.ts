import type { ServerResponse } from 'node:http';
import type { Exchange } from './exchange-log.ts';
import type { Fault } from './fault-script.ts';
import type { Reply, ServerSentEvent } from './vendor.ts';

/** What goes out, as an exchange records it; its status is null when the client does not get all of it. */
type Sent = Pick<Exchange, 'status' | 'response' | 'events'>;

const NOT_WHOLE: Sent = { status: null };

/**
 * Writes a reply, cut or stalled where the fault says so; a stream that is to be broken off is made whole first.
 * `record` is called before the last byte goes out, so that who has the reply finds its record.
 */
export async function sendReply(
  reply: Reply,
  response: ServerResponse,
  fault?: Fault,
  record: (sent: Sent) => void = () => undefined,
): Promise<void> {
  const isBrokenOff = fault?.kind === 'cut' || (fault?.kind === 'hang' && fault.afterBytes !== undefined);
  const send = reply.events ? sendEvents : sendBody;
  await send(reply, response, record, isBrokenOff ? fault : undefined);
}

async function sendBody(
  reply: Reply,
  response: ServerResponse,
  record: (sent: Sent) => void,
  fault?: Fault,
): Promise<void> {
  const isText = typeof reply.body === 'string';
  const text = isText ? (reply.body as string) : reply.body === undefined ? '' : JSON.stringify(reply.body);
  const bytes = Buffer.from(text);
  const { status = 200 } = reply;
  response.writeHead(status, {
    ...(bytes.length > 0
      ? { 'content-type': isText ? 'text/plain; charset=utf-8' : 'application/json' }
      : {}),
    ...(status === 204 ? {} : { 'content-length': bytes.length }),
    ...reply.headers,
  });
  record(fault || response.destroyed ? NOT_WHOLE : { status, response: reply.body });
  if (fault) await breakOff(bytes, response, fault);
  else response.end(bytes);
}

async function sendEvents(
  reply: Reply,
  response: ServerResponse,
  record: (sent: Sent) => void,
  fault?: Fault,
): Promise<void> {
  const { status = 200 } = reply;
  response.writeHead(status, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    ...reply.headers,
  });
  response.flushHeaders();
  const events: unknown[] = [];
  const held: Buffer[] = [];
  for await (const event of reply.events!) {
    if (response.destroyed) break;
    const frame = Buffer.from(toFrame(event));
    if (fault) held.push(frame);
    else response.write(frame);
    if (typeof event.data !== 'string') events.push(event.data);
  }
  if (fault) {
    record(NOT_WHOLE);
    await breakOff(Buffer.concat(held), response, fault);
  } else {
    record({ status: response.destroyed ? null : status, events });
    response.end();
  }
}

/** Writes the first bytes, then drops the connection or leaves it to the client to do so. */
async function breakOff(bytes: Buffer, response: ServerResponse, fault: Fault): Promise<void> {
  const kept = bytes.subarray(0, fault.afterBytes ?? Math.floor(bytes.length / 2));
  response.flushHeaders();
  await new Promise<unknown>((resolve) => response.write(kept.length > 0 ? kept : '', resolve));
  if (fault.kind === 'cut') response.destroy();
}

function toFrame({ event, data }: ServerSentEvent): string {
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  return `${event === undefined ? '' : `event: ${event}\n`}data: ${text}\n\n`;
}
