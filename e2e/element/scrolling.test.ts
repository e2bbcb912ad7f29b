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

describe('scrolling', () => {
  const paragraphs = Array.from({ length: 40 }, (_, index) => `Paragraph ${index}.\n\n`);
  const place = () =>
    opened.page.locator('.thread').evaluate((region) => {
      const question = region.querySelector('.message.user')!.getBoundingClientRect().top;
      return {
        questionBelowTop: Math.round(question - region.getBoundingClientRect().top),
        toEnd: Math.round(region.scrollHeight - region.scrollTop - region.clientHeight),
      };
    });

  it('shows a long answer from its question on, with a way to its end', async () => {
    opened = await bench.open();
    bench.server.answer = (turn) => turn.write(paragraphs);
    await opened.ask('Tell me');
    await opened.waitForEvent('response.end');
    await opened.button('Jump to the latest message').waitFor();
    expect(Math.abs((await place()).questionBelowTop - 8)).toBeLessThanOrEqual(1);
    await opened.button('Jump to the latest message').click();
    await opened.page.waitForFunction(() => {
      const region = document.querySelector('openai-chatkit')!.shadowRoot!.querySelector('.thread')!;
      return region.scrollHeight - region.scrollTop - region.clientHeight < 2;
    });
  });

  it('stays at the end of a long answer when asked to', async () => {
    opened = await bench.open({ thread: { autoScroll: true } });
    bench.server.answer = (turn) => turn.write(paragraphs);
    await opened.ask('Tell me');
    await opened.waitForEvent('response.end');
    await opened.answers.getByText('Paragraph 39.').waitFor();
    expect((await place()).toEnd).toBeLessThan(2);
  });
});
