import { connect } from 'node:net';

/** Milliseconds that any answer may take; how fast it is is no concern of these tests. */
const PATIENCE_MS = 30_000;

/** A request as it is written, whatever HTTP says to it. */
export interface RawRequest {
  method: string;
  /** Path and query. */
  target: string;
  /** Names and values; `Host`, `Connection` and, for a body, `Content-Length` are added. */
  headers: [name: string, value: string][];
  body: Buffer | undefined;
  /** Whether the connection ends in the middle of the body. */
  isCut?: boolean;
}

/** What came back, as text; a streamed body with the lengths of its chunks. */
export interface RawResponse {
  status: number;
  head: string;
  body: string;
}

/** Sends a request; undefined when the connection was closed without an answer. Throws when nothing comes in time. */
export async function sendRaw(url: string, request: RawRequest): Promise<RawResponse | undefined> {
  const { hostname, port, host } = new URL(url);
  const bytes = toBytes(request, host);
  const received: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`No end within ${PATIENCE_MS} ms:\n${bytes.toString()}\n${Buffer.concat(received)}`));
    }, PATIENCE_MS);
    socket.on('data', (chunk: Buffer) => received.push(chunk));
    // A service that has answered may close while the rest of a body is still being sent.
    socket.on('error', () => undefined);
    socket.on('end', () => socket.end());
    socket.on('close', () => {
      clearTimeout(timer);
      resolve();
    });
    if (request.isCut)
      socket.end(bytes.subarray(0, bytes.length - Math.ceil((request.body?.length ?? 0) / 2)));
    else socket.write(bytes);
  });
  return toResponse(Buffer.concat(received).toString());
}

function toBytes({ method, target, headers, body }: RawRequest, host: string): Buffer {
  const names = headers.map(([name]) => name.toLowerCase());
  const added = [
    ['Host', host],
    ['Connection', 'close'],
    ...(body === undefined ? [] : [['Content-Length', String(body.length)]]),
  ].filter(([name]) => !names.includes(name!.toLowerCase()));
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...[...added, ...headers].map(([name, value]) => `${name}: ${value}`),
  ];
  // Headers are bytes: what is beyond Latin-1 is cut down to them, as some clients do.
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body ?? Buffer.alloc(0)]);
}

function toResponse(received: string): RawResponse | undefined {
  const text = received.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '');
  const [, status] = /^HTTP\/1\.1 (\d{3}) /.exec(text) ?? [];
  if (status === undefined) return undefined;
  const end = text.indexOf('\r\n\r\n');
  return { status: Number(status), head: text.slice(0, end), body: text.slice(end + 4) };
}
