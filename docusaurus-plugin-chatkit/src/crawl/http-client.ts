import * as http from 'node:http';
import * as https from 'node:https';
import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { PageFailure } from './page-failure.js';
import { assertNoPrivateLiteral, PrivateAddressError, publicLookup } from './public-address.js';

/** What a site answered. The body is there for the status 200 only. */
export interface HttpResponse {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

export interface HttpRequest {
  headers?: Record<string, string>;
  /** The largest body, unpacked, that is read. */
  maxBytes: number;
}

export interface HttpClientOptions {
  /** Whether addresses that are not public may be connected to. */
  allowPrivate: boolean;
  /** How long an answer may take, its body included. */
  timeoutMs: number;
  signal: AbortSignal;
}

/** How robots.txt calls us. */
export const USER_AGENT = 'docusaurus-chatkit-crawler';

/** Sends single GET requests, over connections that are kept; follows no redirects and repeats nothing. */
export class HttpClient {
  private readonly agents = {
    'http:': new http.Agent({ keepAlive: true }),
    'https:': new https.Agent({ keepAlive: true }),
  };
  private readonly lookup = publicLookup();

  constructor(private readonly options: HttpClientOptions) {}

  /**
   * Throws a PageFailure where nothing that fits is answered, a PrivateAddressError, and the signal's reason when it
   * aborts.
   */
  async get(url: URL, request: HttpRequest): Promise<HttpResponse> {
    const { allowPrivate, timeoutMs, signal } = this.options;
    if (!allowPrivate) assertNoPrivateLiteral(url);
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      return await this.send(url, request, AbortSignal.any([signal, timeout]));
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof PageFailure || error instanceof PrivateAddressError) throw error;
      if (timeout.aborted) {
        throw new PageFailure(`it did not arrive within ${timeoutMs / 1000} s`, { isTemporary: true });
      }
      throw toFailure(error as NodeJS.ErrnoException);
    }
  }

  /** Ends the connections. */
  close(): void {
    Object.values(this.agents).forEach((agent) => agent.destroy());
  }

  private async send(
    url: URL,
    { headers, maxBytes }: HttpRequest,
    signal: AbortSignal,
  ): Promise<HttpResponse> {
    const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
      const protocol = url.protocol as keyof typeof this.agents;
      const { request } = protocol === 'https:' ? https : http;
      request(url, {
        agent: this.agents[protocol],
        ...(!this.options.allowPrivate && { lookup: this.lookup }),
        headers: { 'user-agent': USER_AGENT, 'accept-encoding': 'gzip, br', ...headers },
        signal,
      })
        .on('response', resolve)
        .on('error', reject)
        .end();
    });
    const { statusCode: status = 0, headers: answered } = response;
    if (status === 200) return { status, headers: answered, body: await readBody(response, maxBytes) };
    // A 304 has no body, so its connection can serve again; what others have is not worth reading.
    if (status === 304) response.resume();
    else response.destroy();
    return { status, headers: answered, body: Buffer.alloc(0) };
  }
}

/** Reads and unpacks a body; what stops it, an error on either side or too many bytes, ends the connection. */
async function readBody(response: http.IncomingMessage, maxBytes: number): Promise<Buffer> {
  const decoder = createDecoder(response.headers['content-encoding']);
  // The callback's error is thrown by the loop as well.
  const body = decoder ? pipeline(response, decoder, () => undefined) : response;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new PageFailure(`it is larger than ${maxBytes / 1_000_000} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function createDecoder(encoding = 'identity') {
  switch (encoding.toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'identity':
      return undefined;
    default:
      throw new PageFailure(`it is encoded as ${encoding}, which was not asked for`);
  }
}

/** A name that does not exist, or bytes that cannot be unpacked, will be no better a moment later. */
function toFailure({ code = '', message }: NodeJS.ErrnoException): PageFailure {
  const isTemporary = code !== 'ENOTFOUND' && !code.startsWith('Z_') && !code.startsWith('ERR_');
  return new PageFailure(message || code, { isTemporary });
}
