import { ElementBench, type ElementPage } from './element-page.js';

let bench: ElementBench;
let opened: ElementPage;
beforeAll(async () => {
  bench = await ElementBench.start();
});
afterAll(() => bench.stop());
afterEach(async () => {
  expect(opened.faults).toEqual([]);
  await opened.close();
});

describe('the element on its page', () => {
  it('shows nothing and asks nothing before it has options', async () => {
    opened = await bench.openBare();
    expect(await opened.element.evaluate((element) => element.shadowRoot!.childElementCount)).toBe(0);
    expect(await opened.dispatched()).toEqual([]);
    await opened.setOptions({});
    await opened.waitForEvent('ready');
    expect(bench.server.requests).toEqual([]);
  });

  it('works as <docs-chatkit> too, set up before it is part of the page', async () => {
    opened = await bench.openBare();
    await opened.page.evaluate(() => {
      document.querySelector('openai-chatkit')!.remove();
      const element = document.createElement('docs-chatkit') as HTMLElement & {
        setOptions(options: object): void;
      };
      element.setOptions({ api: { url: '/chatkit' }, startScreen: { greeting: 'Made by hand' } });
      document.body.append(element);
    });
    await opened.page.getByRole('heading', { name: 'Made by hand' }).waitFor();
  });

  it('refuses the hosted API, which it cannot speak', async () => {
    opened = await bench.openBare();
    const refusal = await opened.element.evaluate((element) => {
      try {
        (element as unknown as { setOptions(options: object): void }).setOptions({
          api: { getClientSecret: () => '' },
        });
        return 'taken';
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(refusal).toMatch(/api\.url/);
  });

  it('replaces its options, and does not merge them', async () => {
    opened = await bench.open({ startScreen: { greeting: 'One' }, composer: { placeholder: 'Two' } });
    await opened.page.getByRole('heading', { name: 'One' }).waitFor();
    await opened.setOptions({ composer: { placeholder: 'Three' } });
    await opened.page.getByPlaceholder('Three').waitFor();
    await opened.page.getByRole('heading', { name: 'What can I help with today?' }).waitFor();
  });

  it('greets, offers questions, and sends the one chosen', async () => {
    opened = await bench.open({
      startScreen: {
        greeting: 'Ask the docs',
        prompts: [{ label: 'Install', prompt: 'How do I install it?' }],
      },
    });
    await opened.page.getByRole('heading', { name: 'Ask the docs' }).waitFor();
    await opened.button('Install').click();
    await opened.answers.getByText('You said: How do I install it?').waitFor();
    expect(bench.server.requests[0]).toMatchObject({
      type: 'threads.create',
      params: { input: { content: [{ type: 'input_text', text: 'How do I install it?' }] } },
    });
    expect(await opened.focused()).toBe('Message');
  });

  it('takes its colors and sizes from the theme, in both schemes', async () => {
    opened = await bench.open({ theme: { colorScheme: 'dark', typography: { baseSize: 18 } } });
    await opened.waitForEvent('ready');
    const look = () =>
      opened.element.evaluate((element) => {
        const { colorScheme, backgroundColor, fontSize } = getComputedStyle(element);
        return { colorScheme, backgroundColor, fontSize };
      });
    expect(await look()).toEqual({
      colorScheme: 'dark',
      backgroundColor: 'rgb(27, 28, 29)',
      fontSize: '18px',
    });
    await opened.setOptions({ theme: 'light' });
    expect(await look()).toEqual({
      colorScheme: 'light',
      backgroundColor: 'rgb(255, 255, 255)',
      fontSize: '15px',
    });
  });

  it('lets the page override its custom properties and style its parts', async () => {
    opened = await bench.open();
    await opened.page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        'openai-chatkit { --chatkit-background: rgb(1, 2, 3); height: 300px } ' +
          'openai-chatkit::part(composer) { background: rgb(4, 5, 6) }',
      );
      document.adoptedStyleSheets = [sheet];
    });
    const background = (locator: string) =>
      opened.page.locator(locator).evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await background('openai-chatkit')).toBe('rgb(1, 2, 3)');
    expect(await background('.composer')).toBe('rgb(4, 5, 6)');
    expect((await opened.element.boundingBox())?.height).toBe(300);
  });
});
