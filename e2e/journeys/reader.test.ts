import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../browser.js';
import type { RunningProcess } from '../processes.js';
import { startService, temporaryFolder, type Service } from '../service.js';
import { indexWebsite, serveWebsite } from '../website.js';
import { HeldStream } from './held-stream.js';

const site = 'http://localhost:3000';
const question = 'Which ports are used, and how do I change them?';
const citedHeading = '/docs/quick-start#which-ports-are-used-and-how-do-i-change-them';
const artifacts = join(import.meta.dirname, '../artifacts');

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let service: Service;
let way: HeldStream;
let website: RunningProcess & { address: string };
let browser: Browser;

beforeAll(async () => {
  folder = await temporaryFolder();
  [service, website] = await Promise.all([startService(folder.path), serveWebsite()]);
  way = await HeldStream.to(service.url);
  await indexWebsite(service.url);
  // The website as `npm run build` leaves it knows its service, and the service its readers, by these addresses.
  browser = await launchBrowser({ 'localhost:3000': website.address, 'localhost:8000': way.address });
  await mkdir(artifacts, { recursive: true });
});

afterAll(async () => {
  await browser?.close();
  way?.close();
  await Promise.all([service?.stop(), website?.stop()]);
  await folder.remove();
});

describe.each(['light', 'dark'] as const)('a reader of the website in %s mode', (colorScheme) => {
  let context: BrowserContext;
  let page: Page;
  let requests: string[];

  const launcher = () => page.getByRole('button', { name: 'Ask the docs' });
  const panel = () => page.locator('docs-chatkit');
  const answers = () => panel().locator('article.assistant');
  const isComplete = (answer: Locator) => answer.and(page.locator('[aria-busy="false"]')).waitFor();
  const takePicture = (name: string) =>
    page.screenshot({ path: join(artifacts, `${name}-${colorScheme}.png`), animations: 'disabled' });

  async function ask(text: string): Promise<void> {
    const input = panel().getByRole('textbox', { name: 'Message' });
    await input.fill(text);
    await input.press('Enter');
  }

  beforeAll(async () => {
    context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 880 } });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    requests = [];
    page.on('request', (request) => requests.push(request.url()));
  });

  afterAll(() => context.close());

  it('finds a launcher that has requested and stored nothing', async () => {
    await page.goto(`${site}/docs/api`, { waitUntil: 'networkidle' });
    await launcher().waitFor();
    expect(requests.filter((url) => !url.startsWith(`${site}/`))).toEqual([]);
    expect(requests.filter((url) => /chatkit/.test(new URL(url).pathname))).toEqual([]);
    expect(await storedInBrowser(page)).toEqual([]);
    await takePicture('closed');
  });

  it('opens the panel and sees the answer stream in', async () => {
    await launcher().click();
    await panel().getByRole('textbox', { name: 'Message' }).waitFor();
    await takePicture('opened');

    way.hold();
    await ask(question);
    const answer = answers().last();
    await answer.and(page.locator('[aria-busy="true"]')).getByText('Which ports are used').waitFor();
    expect(await answer.textContent()).not.toContain('npm start');
    await takePicture('streaming');

    way.release();
    await isComplete(answer);
    expect(await answer.textContent()).toContain('SITE_PORT=3100 npm start');
    await takePicture('answered');
  });

  it('follows a citation to its heading without leaving the page', async () => {
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await answers().last().locator(`a.source[href="${site}${citedHeading}"]`).click();
    await page.waitForURL(`${site}${citedHeading}`);
    const heading = page.getByRole('main').getByRole('heading', { name: question });
    await heading.waitFor();
    await page.waitForFunction(isNearTop, await heading.elementHandle());
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
    expect(await answers().count()).toBe(1);
    await takePicture('cited');
  });

  it('is told when the docs do not hold an answer', async () => {
    await ask('Who won the football world cup in 1998?');
    const answer = answers().nth(1);
    await isComplete(answer);
    expect(await answer.textContent()).toContain('could not find an answer to this in the docs');
    await takePicture('not-in-docs');
  });

  it('finds the thread again after a reload', async () => {
    await page.reload();
    await launcher().click();
    await answers().nth(1).waitFor();
    expect(await answers().first().textContent()).toContain('SITE_PORT=3100 npm start');
    expect(await panel().locator('article.user').allTextContents()).toEqual([
      expect.stringContaining(question),
      expect.stringContaining('world cup'),
    ]);
    await takePicture('reloaded');
  });
});

/** Whether an element stands in the upper half of the window. */
function isNearTop(element: Node | null): boolean {
  const { top } = (element as Element).getBoundingClientRect();
  return top >= 0 && top < window.innerHeight / 2;
}

/** The names of all that the page's origin has stored. */
function storedInBrowser(page: Page): Promise<string[]> {
  return page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(document.cookie === '' ? [] : [document.cookie]),
    ...(await indexedDB.databases()).map(({ name }) => name ?? ''),
    ...('caches' in window ? await caches.keys() : []),
  ]);
}
