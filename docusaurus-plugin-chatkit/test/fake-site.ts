import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Handler = (response: ServerResponse, request: IncomingMessage) => unknown;

/** A page's HTML, or what answers a request for it. */
export type Resource = string | Handler;

/** A loopback site without the plugin, which serves what a test puts there and remembers what was asked of it. */
export class FakeSite {
  /** The paths that were asked for, in their order, without robots.txt and sitemaps. */
  readonly requestedPages: string[] = [];
  readonly requests: IncomingMessage[] = [];
  private readonly resources = new Map<string, Resource>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FakeSite> {
    const server = createServer();
    const site = new FakeSite(server);
    server.on('request', (request, response) => site.answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return site;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get sitemapUrl(): string {
    return `${this.url}/sitemap.xml`;
  }

  /** Serves resources by path; a sitemap lists those that are pages unless it is one of them. */
  serve(resources: Record<string, Resource>): void {
    const entries = Object.entries(resources);
    entries.forEach(([path, resource]) => this.resources.set(path, resource));
    const paths = entries.map(([path]) => path).filter((path) => !isOfSite(path));
    if (!this.resources.has('/sitemap.xml') && paths.length > 0)
      this.resources.set('/sitemap.xml', this.sitemap(paths));
  }

  /** A sitemap that lists these paths. */
  sitemap(paths: string[]): string {
    const urls = paths.map((path) => `<url><loc>${this.url}${path}</loc></url>`);
    return `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`;
  }

  /** Serves a page that never answers from now on; resolves when it is asked for. */
  hang(path: string): Promise<void> {
    return new Promise((resolve) => this.resources.set(path, () => resolve()));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '';
    this.requests.push(request);
    if (!isOfSite(path)) this.requestedPages.push(path);
    const resource = this.resources.get(path);
    if (typeof resource === 'function') resource(response, request);
    else if (resource === undefined) response.writeHead(404).end('Not found');
    else response.writeHead(200, { 'content-type': typeOf(path) }).end(resource);
  }
}

/** Answers with a status and headers alone. */
export function answer(status: number, headers: Record<string, string> = {}): Handler {
  return (response) => response.writeHead(status, headers).end();
}

/** Answers each request with the next of these, and the last of them from then on. */
export function inTurn(...resources: Handler[]): Handler {
  let turn = 0;
  return (response, request) => resources[Math.min(turn++, resources.length - 1)]!(response, request);
}

/** Answers with a page, or that it is the same as the one whose tag was sent. */
export function tagged(etag: string, html: string): Handler {
  return (response, request) => {
    if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { 'content-type': 'text/html', etag }).end(html);
  };
}

/** A page of the site. */
export function page(title: string, { head = '', text = `About ${title}.` } = {}): string {
  return `<!doctype html><html><head>${head}<title>${title} | Acme</title></head><body><nav>Menu</nav><main><h1>${title}</h1><p>${text}</p></main></body></html>`;
}

function isOfSite(path: string): boolean {
  return path === '/robots.txt' || /\.xml(\.gz)?$/.test(path);
}

function typeOf(path: string): string {
  return isOfSite(path) ? 'text/plain' : 'text/html; charset=utf-8';
}
