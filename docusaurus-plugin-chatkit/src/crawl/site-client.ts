import { setTimeout as sleep } from 'node:timers/promises';
import { IndexingError } from '../indexing/indexing-error.js';
import { HttpClient, type HttpClientOptions, type HttpRequest, type HttpResponse } from './http-client.js';
import { Pace } from './pace.js';
import { PageFailure } from './page-failure.js';
import { PrivateAddressError } from './public-address.js';
import { retryAfterMs } from './retry-after.js';
import { RobotsRules } from './robots-rules.js';

/** A resource of the site, and the address at which redirects ended. */
export interface SiteResource extends HttpResponse {
  url: URL;
}

export interface SiteRequest extends Pick<HttpRequest, 'maxBytes'> {
  /** Asks for the resource at this very address only if it is another one than before. */
  unlessSame?: { url: string; headers: Record<string, string> };
}

export interface SiteClientOptions extends HttpClientOptions {
  requestsPerSecond: number;
}

const MAX_REDIRECTS = 5;
const MAX_ATTEMPTS = 4;
const FIRST_BACKOFF_MS = 1000;
const LONGEST_WAIT_MS = 120_000;
const LONGEST_CRAWL_DELAY_MS = 30_000;
const MAX_ROBOTS_BYTES = 500_000;
const TEMPORARY_STATUSES = new Set([429, 500, 502, 503, 504]);
const REDIRECT_STATUSES = new Set([301, 302, 303, 307, 308]);

/** Reads one site, and nothing outside its origin: as robots.txt allows, at the agreed pace, repeating what may pass. */
export class SiteClient {
  robots: RobotsRules;
  private readonly closed = new AbortController();
  private readonly signal: AbortSignal;
  private readonly http: HttpClient;
  private readonly pace: Pace;

  private constructor(
    private readonly origin: string,
    options: SiteClientOptions,
  ) {
    this.signal = AbortSignal.any([options.signal, this.closed.signal]);
    this.http = new HttpClient({ ...options, signal: this.signal });
    this.pace = new Pace(1000 / options.requestsPerSecond);
    this.robots = new RobotsRules(new URL('/robots.txt', origin), '');
  }

  /** Reads the robots.txt of a site. Throws an IndexingError where it cannot be known what it allows. */
  static async open(origin: string, options: SiteClientOptions): Promise<SiteClient> {
    const client = new SiteClient(origin, options);
    try {
      await client.readRobots();
      return client;
    } catch (error) {
      client.close();
      throw error;
    }
  }

  /** What is really waited between two requests because robots.txt asks for it. */
  get crawlDelayMs(): number {
    return Math.min(this.robots.crawlDelayMs, LONGEST_CRAWL_DELAY_MS);
  }

  /**
   * Gets a resource, with status 200, or 304 when it is the same as before. Throws a PageFailure where that is not to
   * be had, and an IndexingError where there is no use in going on.
   */
  async get(url: URL, request: SiteRequest): Promise<SiteResource> {
    let at = url;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      if (!this.robots.isAllowed(at)) throw new PageFailure(`robots.txt does not allow ${at.pathname}`);
      const response = await this.attempt(at, request);
      const { status, headers } = response;
      if (status === 200 || status === 304) return { ...response, url: at };
      if (!REDIRECT_STATUSES.has(status) || headers.location === undefined) {
        throw new PageFailure(`the site answered ${status}`, { status });
      }
      at = this.follow(headers.location, at);
    }
    throw new PageFailure(`it was redirected more than ${MAX_REDIRECTS} times`);
  }

  /** Ends the connections, and whatever still uses or waits for one. */
  close(): void {
    this.closed.abort();
    this.http.close();
  }

  private follow(location: string, from: URL): URL {
    const to = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
    if (to?.origin === this.origin && !to.username) return to;
    throw new PageFailure(`it redirects to ${to?.href ?? location}, which is not at ${this.origin}`);
  }

  private async attempt(url: URL, request: SiteRequest): Promise<HttpResponse> {
    for (let attempt = 1; ; attempt++) {
      await this.pace.turn(this.signal);
      try {
        return await this.send(url, request);
      } catch (error) {
        if (!(error instanceof PageFailure) || !error.details.isTemporary) throw error;
        if (attempt === MAX_ATTEMPTS) throw error;
        await this.wait(error, attempt);
      }
    }
  }

  private async send(url: URL, { maxBytes, unlessSame }: SiteRequest): Promise<HttpResponse> {
    const headers = unlessSame?.url === url.href ? unlessSame.headers : undefined;
    const response = await this.http.get(url, { maxBytes, headers }).catch((error: unknown) => {
      throw error instanceof PrivateAddressError ? refusePrivate(error) : error;
    });
    const { status } = response;
    if (!TEMPORARY_STATUSES.has(status)) return response;
    throw new PageFailure(`the site answered ${status}`, {
      status,
      isTemporary: true,
      retryAfterMs: retryAfterMs(response.headers['retry-after']),
    });
  }

  /** The whole crawl waits when the site says for how long, else this request alone. */
  private async wait({ details }: PageFailure, attempt: number): Promise<void> {
    if (details.retryAfterMs === undefined) {
      const backoffMs = FIRST_BACKOFF_MS * 2 ** (attempt - 1);
      await sleep(backoffMs * (0.5 + Math.random() / 2), undefined, { signal: this.signal });
      return;
    }
    if (details.retryAfterMs > LONGEST_WAIT_MS) {
      throw new IndexingError(
        `The site asks to be left alone for ${Math.ceil(details.retryAfterMs / 1000)} s. Run the same command again then: it continues where it was.`,
      );
    }
    this.pace.pause(details.retryAfterMs);
  }

  private async readRobots(): Promise<void> {
    const { url } = this.robots;
    const text = await this.get(url, { maxBytes: MAX_ROBOTS_BYTES })
      .then(({ body }) => body.toString('utf8'))
      .catch((error: unknown) => {
        if (!(error instanceof PageFailure)) throw error;
        const { status = 0 } = error.details;
        // It has none (RFC 9309, 2.3.1.3); what else it answered may be a site that is down.
        if (status >= 400 && status < 500 && status !== 429) return '';
        throw new IndexingError(
          `${url.href} could not be read, so that nobody knows what may be crawled: ${error.message}. ` +
            'Is that the address at which readers find the site, and is it up?',
        );
      });
    this.robots = new RobotsRules(url, text);
    this.pace.slowDownTo(this.crawlDelayMs);
  }
}

function refusePrivate({ message }: PrivateAddressError): IndexingError {
  return new IndexingError(`Nothing was read: ${message}. If that is what you want, add --allow-private.`);
}
