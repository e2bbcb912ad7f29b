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

describe('the composer', () => {
  it('sends with Enter, breaks the line with Shift, and leaves Enter to an input method', async () => {
    opened = await bench.open();
    await opened.composer.fill('first');
    await opened.composer.press('Shift+Enter');
    await opened.composer.pressSequentially('second');
    await opened.composer.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
    await opened.composer.dispatchEvent('keydown', { key: 'Enter', keyCode: 229 });
    expect(bench.server.requests).toEqual([]);
    await opened.composer.press('Enter');
    await opened.answers.getByText('You said: first second').waitFor();
    expect(await opened.composer.inputValue()).toBe('');
    expect(await opened.questions.innerText()).toBe('first\nsecond');
  });

  it('grows with its text up to a limit, and sends nothing that is blank', async () => {
    opened = await bench.open();
    const height = async () => (await opened.composer.boundingBox())!.height;
    const low = await height();
    await opened.composer.fill('a\nb\nc');
    const high = await height();
    expect(high).toBeGreaterThan(low);
    await opened.composer.fill('x\n'.repeat(60));
    expect(await height()).toBeLessThan(240);
    await opened.composer.fill('  \n ');
    expect(await opened.button('Send message').isDisabled()).toBe(true);
    await opened.composer.press('Enter');
    expect(bench.server.requests).toEqual([]);
  });

  it('takes text while an answer comes, and sends it only after', async () => {
    opened = await bench.open();
    let finish = (): void => undefined;
    bench.server.answer = async (turn) => {
      await new Promise<void>((resolve) => (finish = resolve));
      await turn.write(['Done.']);
    };
    await opened.ask('one');
    await opened.button('Stop the answer').waitFor();
    await opened.ask('two');
    expect(await opened.composer.inputValue()).toBe('two');
    finish();
    await opened.answers.getByText('Done.').waitFor();
    expect(bench.server.requests).toHaveLength(1);
    bench.server.answer = (turn) => turn.write(['Again.']);
    await opened.composer.press('Enter');
    await opened.answers.getByText('Again.').waitFor();
    expect(bench.server.requestTypes()).toEqual(['threads.create', 'threads.add_user_message']);
  });
});
