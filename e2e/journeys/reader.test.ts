import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { openWidgetSite, siteUrl, type WidgetSite } from './widget-site.js';

const question = 'Which ports are used, and how do I change them?';
const citedUrl = `${siteUrl}/docs/quick-start#which-ports-are-used-and-how-do-i-change-them`;
const artifacts = join(import.meta.dirname, '../artifacts');

let site: WidgetSite;

beforeAll(async () => {
  site = await openWidgetSite();
  await mkdir(artifacts, { recursive: true });
});

afterAll(() => site.close());

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
    context = await site.browser.newContext({
      colorScheme,
      viewport: { width: 1280, height: 880 },
      deviceScaleFactor: 1.5,
    });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    requests = [];
    page.on('request', (request) => requests.push(request.url()));
  });

  afterAll(() => context.close());

  it('finds a launcher that has requested and stored nothing', async () => {
    await page.goto(`${siteUrl}/docs/api`, { waitUntil: 'networkidle' });
    await launcher().waitFor();
    expect(requests.filter((url) => !url.startsWith(`${siteUrl}/`))).toEqual([]);
    expect(requests.filter((url) => /chatkit/.test(new URL(url).pathname))).toEqual([]);
    expect(await storedInBrowser(page)).toEqual([]);
    await takePicture('closed');
  });

  it('opens the panel and sees the answer stream in', async () => {
    await launcher().click();
    await panel().getByRole('textbox', { name: 'Message' }).waitFor();
    await takePicture('opened');

    site.way.hold();
    await ask(question);
    const answer = answers().last();
    await answer.and(page.locator('[aria-busy="true"]')).getByText('Which ports are used').waitFor();
    expect(await answer.textContent()).not.toContain('npm start');
    await takePicture('streaming');

    site.way.release();
    await isComplete(answer);
    expect(await answer.textContent()).toContain('SITE_PORT=3100 npm start');
    await takePicture('answered');
  });

  it('follows a citation to its heading without leaving the page', async () => {
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await answers().last().locator(`a.source[href="${citedUrl}"]`).click();
    await page.waitForURL(citedUrl);
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

  it('is answered each question that the panel offers', async () => {
    const newChat = panel().getByRole('button', { name: 'New chat' });
    const offers = panel().locator('[part="prompt"]');
    await newChat.click();
    await offers.first().waitFor();
    const count = await offers.count();
    expect(count).toBe(3);
    for (let number = 0; number < count; number++) {
      await offers.nth(number).click();
      await isComplete(answers().first());
      expect(await answers().first().textContent()).not.toContain('could not find an answer');
      await takePicture(`offered-${number + 1}`);
      await newChat.click();
      await offers.first().waitFor();
    }
  });

  it('asks what is suggested after an answer', async () => {
    await ask(question);
    const suggestions = panel().locator('article.widget').getByRole('button');
    await suggestions.first().waitFor();
    await suggestions.last().scrollIntoViewIfNeeded();
    await takePicture('suggested');
    const suggested = (await suggestions.first().textContent())!.trim();
    await suggestions.first().click();
    await panel().locator('article.user').getByText(suggested).waitFor();
    await isComplete(answers().nth(1));
    expect(await answers().nth(1).textContent()).not.toContain('could not find an answer');
    await takePicture('suggestion-answered');
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
