import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page, Route } from 'playwright-core';

export const siteUrl = 'https://docs.acme.dev';
export const backendUrl = 'https://chat.acme.dev';
/** Where the tests' site looks for OpenAI's script. */
export const scriptUrl = 'https://cdn.openai.test/chatkit.js';

const contentTypes: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** A request to the service: an operation of the ChatKit protocol, or `session`. */
export interface ServiceCall {
  operation: string;
  headers: Record<string, string>;
}

/** A reader's browser at the tiny site: its files and the service are answered in the browser's own process. */
export class Reader {
  readonly calls: ServiceCall[] = [];
  readonly requests: string[] = [];

  /** What comes in place of OpenAI's script; nothing of it can be reached by default. */
  answerScript = (route: Route): Promise<void> => route.abort();

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly folder: string,
  ) {}

  static async open(browser: Browser, folder: string, options: BrowserContextOptions = {}): Promise<Reader> {
    const context = await browser.newContext(options);
    const reader = new Reader(await context.newPage(), context, folder);
    reader.page.setDefaultTimeout(20_000);
    reader.page.on('request', (request) => reader.requests.push(request.url()));
    await context.route(`${siteUrl}/**`, (route) => reader.answerFile(route));
    await context.route(`${backendUrl}/**`, (route) => reader.answerCall(route));
    await context.route(scriptUrl, (route) => reader.answerScript(route));
    return reader;
  }

  /** Goes to a page of the site, by its path below `baseUrl`, and waits until its launcher is there. */
  async visit(path: string): Promise<void> {
    await this.page.goto(`${siteUrl}/base/${path}`, { waitUntil: 'networkidle' });
    await this.launcher.waitFor();
  }

  get launcher() {
    return this.page.locator('.chatkit-launcher');
  }

  get panel() {
    return this.page.getByRole('dialog', { name: 'Ask the docs' });
  }

  get composer() {
    return this.panel.getByRole('textbox');
  }

  /** Names of what the site stored, and what its chat stored under them. */
  stored(): Promise<Record<string, string>> {
    return this.page.evaluate(() =>
      Object.fromEntries(Object.entries(localStorage).filter(([name]) => name.startsWith('chatkit:'))),
    );
  }

  get operations(): string[] {
    return this.calls.map(({ operation }) => operation);
  }

  close(): Promise<void> {
    return this.context.close();
  }

  private async answerFile(route: Route): Promise<void> {
    const path = new URL(route.request().url()).pathname.replace('/base/', '');
    const file = extname(path) === '' ? `${path}.html` : path;
    const body = await readFile(join(this.folder, decodeURIComponent(file))).catch(() => undefined);
    await route.fulfill(body ? { body, contentType: contentTypes[extname(file)] } : { status: 404 });
  }

  private async answerCall(route: Route): Promise<void> {
    const request = route.request();
    const { type = 'session' } = (request.postDataJSON() ?? {}) as { type?: string };
    this.calls.push({ operation: type, headers: request.headers() });
    const headers = { 'access-control-allow-origin': siteUrl };
    if (type === 'threads.create') {
      await route.fulfill({
        headers,
        contentType: 'text/event-stream',
        body: toStream(answeredThread.events),
      });
    } else if (type === 'threads.get_by_id') {
      await route.fulfill({ headers, json: answeredThread.loaded });
    } else {
      const hourAhead = Math.floor(Date.now() / 1000) + 3600;
      await route.fulfill({ headers, json: { client_secret: 'secret', expires_at: hourAhead } });
    }
  }
}

/** A thread with one question, whose answer cites a heading of the tiny site. */
const answeredThread = (() => {
  const created_at = '2026-01-01T12:00:00Z';
  const common = { thread_id: 'thr_1', created_at };
  const question = {
    ...common,
    id: 'msg_1',
    type: 'user_message',
    content: [{ type: 'input_text', text: 'How do I install it?' }],
    attachments: [],
    inference_options: {},
  };
  const source = { type: 'url', title: 'Install it', url: `${siteUrl}/base/docs/next/intro#install-it` };
  const text = 'Run npm install acme.';
  const content = [
    { type: 'output_text', text, annotations: [{ type: 'annotation', source, index: text.length }] },
  ];
  const answer = { ...common, id: 'msg_2', type: 'assistant_message', content };
  const thread = { id: 'thr_1', title: 'Installing', created_at, status: { type: 'active' }, metadata: {} };
  return {
    events: [
      { type: 'thread.created', thread: { ...thread, items: { data: [], has_more: false } } },
      { type: 'thread.item.done', item: question },
      { type: 'thread.item.done', item: answer },
    ],
    loaded: { ...thread, items: { data: [question, answer], has_more: false } },
  };
})();

function toStream(events: object[]): string {
  return events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
}
