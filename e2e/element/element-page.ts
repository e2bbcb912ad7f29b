import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../browser.js';
import { ChatKitServer } from './chatkit-server.js';

declare global {
  interface Window {
    /** Everything the element dispatched, as `[name, detail]`. */
    dispatched: [string, unknown][];
  }
}

/** The methods of the element that tests call. */
interface ChatKitElement extends HTMLElement {
  setOptions(options: object): void;
}

const eventNames = [
  'ready',
  'error',
  'effect',
  'log',
  'response.start',
  'response.end',
  'thread.change',
  'thread.load.start',
  'thread.load.end',
  'history.open',
  'history.close',
];

/** A browser and a ChatKit server for the tests of one file; each test opens a page of its own. */
export class ElementBench {
  private constructor(
    private readonly browser: Browser,
    readonly server: ChatKitServer,
  ) {}

  static async start(): Promise<ElementBench> {
    return new ElementBench(await launchBrowser(), await ChatKitServer.start());
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
  }

  /** Opens a page with the element and no options; the server forgets what it had. */
  async openBare(): Promise<ElementPage> {
    this.server.reset();
    const context = await this.browser.newContext({
      viewport: { width: 420, height: 640 },
      permissions: ['clipboard-read', 'clipboard-write'],
      locale: 'en-US',
    });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        faults.push(message.text());
      }
    });
    await page.goto(this.server.url);
    await page.evaluate((names) => {
      document.body.style.cssText = 'margin: 0; height: 100vh';
      window.dispatched = [];
      const element = document.querySelector('openai-chatkit')!;
      for (const name of names) {
        element.addEventListener(`chatkit.${name}`, (event) => {
          const { detail } = event as CustomEvent<{ error?: Error } | null>;
          window.dispatched.push([name, detail?.error ? detail.error.message : detail]);
        });
      }
    }, eventNames);
    return new ElementPage(page, faults);
  }

  /** Opens a page with the element and these options beside its server's address. */
  async open(options: object = {}): Promise<ElementPage> {
    const opened = await this.openBare();
    await opened.setOptions(options);
    return opened;
  }
}

/** A page with the element, by what a reader does and sees. */
export class ElementPage {
  constructor(
    readonly page: Page,
    /** Uncaught errors and whatever the page's security policy refused. */
    readonly faults: string[],
  ) {}

  get element() {
    return this.page.locator('openai-chatkit');
  }

  get composer() {
    return this.page.getByRole('textbox', { name: 'Message' });
  }

  button(name: string | RegExp) {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  /** What the assistant said, message by message. */
  get answers() {
    return this.page.locator('.message.assistant .markdown');
  }

  get widget() {
    return this.page.locator('.widget');
  }

  /** What the reader said, message by message. */
  get questions() {
    return this.page.locator('.message.user .bubble');
  }

  /** Sets the options, all of JSON, beside the server's address. */
  async setOptions(options: object): Promise<void> {
    await this.element.evaluate(
      (element, given) => (element as ChatKitElement).setOptions({ api: { url: '/chatkit' }, ...given }),
      options,
    );
  }

  /** Calls a method of the element; resolves as it does. */
  async call(method: string, ...parameters: unknown[]): Promise<unknown> {
    return this.element.evaluate(
      (element, [name, given]) =>
        (element as unknown as Record<string, (...parameters: unknown[]) => unknown>)[name]!(...given),
      [method, parameters] as const,
    );
  }

  /** Writes into the composer and sends. */
  async ask(question: string): Promise<void> {
    await this.composer.fill(question);
    await this.composer.press('Enter');
  }

  /** What the element dispatched so far. */
  async dispatched(): Promise<[string, unknown][]> {
    return this.page.evaluate(() => window.dispatched);
  }

  /** Resolves when the element has dispatched an event of a name. */
  async waitForEvent(name: string): Promise<void> {
    await this.page.waitForFunction((wanted) => window.dispatched.some(([given]) => given === wanted), name);
  }

  /** What has the focus inside the element, by its label. */
  async focused(): Promise<string | null> {
    return this.element.evaluate((element) => {
      const { activeElement } = element.shadowRoot!;
      return activeElement && (activeElement.getAttribute('aria-label') ?? activeElement.className);
    });
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
