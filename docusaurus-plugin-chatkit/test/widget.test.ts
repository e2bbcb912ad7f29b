import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { launchBrowser } from './browser.js';
import type { TinySite } from './tiny-site.mjs';
import { backendUrl, Reader, scriptUrl, siteUrl } from './widget-page.js';

jest.setTimeout(120_000);

const narrow = { viewport: { width: 390, height: 800 } };

describe('the widget', () => {
  let browser: Browser;
  let site: TinySite;
  let reader: Reader;

  beforeAll(async () => {
    const { TinySite } = await import('./tiny-site.mjs');
    [browser, site] = await Promise.all([launchBrowser(), TinySite.create()]);
    await build('plain', {});
    await build('consent', { widget: { consent: 'Questions leave this site.' } });
    await build('openai', { domainKey: 'domain_pk_1', scriptUrl });
    await build('openai-only', { domainKey: 'domain_pk_1', scriptUrl, ui: 'openai' });
  });
  afterAll(async () => {
    await browser.close();
    await site.remove();
  });
  afterEach(() => reader.close());

  async function build(folder: string, options: object): Promise<void> {
    const { code, output } = await site.run(['build', '--locale', 'en', '--out-dir', folder], {
      options: { backendUrl, siteId: 'acme', ...options },
    });
    if (code !== 0) throw new Error(output);
  }

  async function visit(
    folder: string,
    options?: BrowserContextOptions,
    path = 'docs/next/intro',
  ): Promise<void> {
    reader = await Reader.open(browser, join(site.folder, folder), options);
    await reader.visit(path);
  }

  async function ask(): Promise<void> {
    await reader.composer.fill('How do I install it?');
    await reader.composer.press('Enter');
    await reader.panel.getByText('Run npm install acme.').waitFor();
  }

  it('requests and stores nothing before it is opened, and then nothing but the site’s own files', async () => {
    await visit('plain');
    const loaded = reader.requests.length;
    await reader.launcher.hover();
    await reader.page.waitForLoadState('networkidle');
    expect(reader.requests.slice(loaded).every((url) => url.startsWith(`${siteUrl}/base/assets/`))).toBe(
      true,
    );
    expect(await reader.stored()).toEqual({});
    await reader.launcher.click();
    await reader.composer.waitFor();
    expect(reader.calls).toEqual([]);
    expect(await reader.stored()).toEqual({});
  });

  it('takes no room on the page, open or closed', async () => {
    await visit('plain');
    const layout = () =>
      reader.page.evaluate(() => {
        const { scrollWidth, scrollHeight } = document.documentElement;
        return [
          scrollWidth,
          scrollHeight,
          document.querySelector('h1')!.getBoundingClientRect().toJSON() as object,
        ];
      });
    const closed = await layout();
    await reader.launcher.click();
    await reader.composer.waitFor();
    const open = await layout();
    await reader.page.evaluate(() => document.querySelector('.chatkit')!.remove());
    const without = await layout();
    expect([closed, open]).toEqual([without, without]);
  });

  it('tells the service who asks, and where they are', async () => {
    await visit('plain');
    await reader.launcher.click();
    await ask();
    expect(reader.operations).toEqual(['session', 'threads.create']);
    expect(reader.calls[1]!.headers).toMatchObject({
      authorization: 'Bearer secret',
      'x-docs-page': '/base/docs/next/intro',
      'x-docs-locale': 'en',
      'x-docs-version': 'current',
    });
  });

  it('opens a cited heading in the page, and stays', async () => {
    await visit('plain', undefined, 'about');
    await reader.launcher.click();
    await ask();
    await reader.page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await reader.panel.getByRole('link', { name: 'Install it' }).first().click();
    await reader.page.getByRole('heading', { name: 'Introduction' }).waitFor();
    expect(reader.page.url()).toBe(`${siteUrl}/base/docs/next/intro#install-it`);
    expect(await reader.page.evaluate(() => 'sameDocument' in window)).toBe(true);
    await reader.panel.getByText('Run npm install acme.').waitFor();
  });

  it('makes way for the cited page where it covers the screen', async () => {
    await visit('plain', narrow, 'about');
    await reader.launcher.click();
    await ask();
    expect(await reader.page.locator('#__docusaurus').getAttribute('inert')).toBe('');
    await reader.panel.getByRole('link', { name: 'Install it' }).first().click();
    await reader.page.getByRole('heading', { name: 'Introduction' }).waitFor();
    expect(await reader.panel.isVisible()).toBe(false);
    expect(await reader.page.locator('#__docusaurus').getAttribute('inert')).toBeNull();
  });

  it('shows the last thread after a reload, once it is opened', async () => {
    await visit('plain');
    await reader.launcher.click();
    await ask();
    await reader.visit('about');
    expect(await reader.panel.isVisible()).toBe(false);
    reader.calls.splice(0);
    await reader.launcher.click();
    await reader.panel.getByText('Run npm install acme.').waitFor();
    expect(reader.operations).toEqual(['threads.get_by_id']);
  });

  it('opens and closes by the keyboard, and gives the focus back', async () => {
    await visit('plain');
    await reader.page.keyboard.press('Control+i');
    await reader.composer.and(reader.page.locator(':focus')).waitFor();
    await reader.page.keyboard.press('Escape');
    await reader.launcher.and(reader.page.locator(':focus')).waitFor();
    expect(await reader.panel.isVisible()).toBe(false);
    await reader.page.keyboard.press('Enter');
    await reader.composer.and(reader.page.locator(':focus')).waitFor();
  });

  it('leaves the focus where it is when the site changes its colours', async () => {
    await visit('plain');
    await reader.launcher.click();
    await reader.composer.and(reader.page.locator(':focus')).waitFor();
    const colorScheme = () =>
      getComputedStyle(document.querySelector('docs-chatkit')!).getPropertyValue('color-scheme');
    expect(await reader.page.evaluate(colorScheme)).toBe('light');
    const elsewhere = reader.page.getByRole('main').getByRole('link').first();
    await elsewhere.focus();
    await reader.page.evaluate(() => (document.documentElement.dataset.theme = 'dark'));
    await reader.page.waitForFunction(
      () =>
        getComputedStyle(document.querySelector('docs-chatkit')!).getPropertyValue('color-scheme') === 'dark',
    );
    expect(await elsewhere.and(reader.page.locator(':focus')).count()).toBe(1);
  });

  it('fills in the question of the address, and does not send it', async () => {
    await visit('plain', undefined, 'docs/next/intro?ask=What+is+Acme%3F');
    expect(await reader.panel.isVisible()).toBe(false);
    await reader.launcher.click();
    await reader.page.waitForFunction(
      () =>
        document.querySelector('docs-chatkit')?.shadowRoot?.querySelector('textarea')?.value ===
        'What is Acme?',
    );
    expect(reader.calls).toEqual([]);
  });

  it('asks for consent before it loads, stores or sends anything', async () => {
    await visit('consent');
    await reader.launcher.click();
    await reader.panel.getByText('Questions leave this site.').waitFor();
    expect(await reader.page.locator('docs-chatkit').count()).toBe(0);
    expect(await reader.stored()).toEqual({});
    await reader.panel.getByRole('button', { name: 'Continue' }).click();
    await reader.composer.waitFor();
    await reader.visit('about');
    await reader.launcher.click();
    await reader.composer.waitFor();
  });

  it('works where the browser refuses to store anything', async () => {
    reader = await Reader.open(browser, join(site.folder, 'plain'));
    await reader.page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await reader.visit('docs/next/intro');
    await reader.launcher.click();
    await ask();
  });

  it('says so when it cannot be loaded, and tries again', async () => {
    await visit('plain');
    await reader.page.route('**/assets/js/chatkit.*.js', (route) => route.abort(), { times: 1 });
    await reader.launcher.click();
    await reader.page.getByText('The assistant could not be loaded. Try again').click();
    await reader.composer.waitFor();
  });

  describe('with OpenAI’s script', () => {
    async function visitOpenAI(folder: string, frame: string): Promise<void> {
      const double = await readFile(join(__dirname, 'openai-double.js'), 'utf8');
      reader = await Reader.open(browser, join(site.folder, folder));
      reader.answerScript = (route) =>
        route.fulfill({ contentType: 'text/javascript', body: `window.frame = '${frame}';${double}` });
      await reader.page.clock.install();
      await reader.visit('docs/next/intro?ask=What+is+Acme%3F');
    }

    const openAIWidget = () => reader.page.locator('openai-chatkit');

    it('shows OpenAI’s widget when that comes up', async () => {
      await visitOpenAI('openai', 'ready');
      expect(reader.requests).not.toContain(scriptUrl);
      await reader.launcher.click();
      await openAIWidget().and(reader.page.locator(':focus')).waitFor();
      expect(await openAIWidget().textContent()).toBe('{"domainKey":"domain_pk_1","colorScheme":"light"}');
      expect(await openAIWidget().getAttribute('data-composer')).toBe('What is Acme?');
      expect(await reader.panel.getByText('Loading…').count()).toBe(0);
    });

    it('shows ours when the script is blocked', async () => {
      await visitOpenAI('openai', 'ready');
      reader.answerScript = (route) => route.abort('blockedbyclient');
      await reader.launcher.click();
      await reader.composer.waitFor();
      expect(await openAIWidget().count()).toBe(0);
    });

    it('shows ours when the widget is refused', async () => {
      await visitOpenAI('openai', 'refused');
      await reader.launcher.click();
      await reader.composer.waitFor();
      expect(await openAIWidget().count()).toBe(0);
    });

    it.each([
      ['script', () => (reader.answerScript = () => Promise.resolve())],
      ['frame', () => undefined],
    ])('shows ours when the %s does not come in time', async (_, hold) => {
      await visitOpenAI('openai', 'blocked');
      hold();
      await reader.launcher.click();
      await reader.panel.getByText('Loading…').waitFor();
      await reader.page.clock.fastForward(20_000);
      await reader.composer.waitFor();
      expect(await openAIWidget().count()).toBe(0);
    });

    it('offers to try again where the site wants no other', async () => {
      await visitOpenAI('openai-only', 'ready');
      const { answerScript } = reader;
      reader.answerScript = (route) => route.abort();
      await reader.launcher.click();
      await reader.panel.getByText('The assistant could not be loaded.').waitFor();
      reader.answerScript = answerScript;
      await reader.panel.getByRole('button', { name: 'Try again' }).click();
      await openAIWidget().and(reader.page.locator(':focus')).waitFor();
    });
  });
});
