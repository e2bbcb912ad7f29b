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

describe('the methods of the element', () => {
  it('show the thread that the page remembered, and a new one', async () => {
    opened = await bench.openBare();
    const { id: threadId } = bench.server.threads.add('Old', ['Hello', 'Good day.']);
    await opened.setOptions({ initialThread: threadId });
    await opened.answers.getByText('Good day.').waitFor();
    await opened.call('setThreadId', null);
    await opened.page.getByRole('heading', { name: 'What can I help with today?' }).waitFor();
    expect((await opened.dispatched()).at(-1)).toEqual(['thread.change', { threadId: null }]);
  });

  it('begin a new thread when the remembered one is gone', async () => {
    opened = await bench.open({ initialThread: 'thr_gone' });
    await opened.waitForEvent('thread.load.end');
    await opened.page.getByRole('heading', { name: 'What can I help with today?' }).waitFor();
    expect(await opened.page.getByRole('alert').count()).toBe(0);
  });

  it('send a message with all that belongs to it, into a new thread if asked', async () => {
    opened = await bench.open();
    await opened.call('sendUserMessage', { text: 'One' });
    await opened.answers.getByText('You said: One').waitFor();
    await opened.waitForEvent('response.end');
    await opened.call('sendUserMessage', {
      content: [{ type: 'input_tag', id: 'e1', text: 'Acme' }],
      reply: 'A quoted sentence.',
      newThread: true,
      toolChoice: { id: 'search' },
      model: 'small',
    });
    await opened.answers.getByText('You said: Acme').waitFor();
    expect(await opened.questions.count()).toBe(1);
    expect(bench.server.requests[1]).toMatchObject({
      type: 'threads.create',
      params: {
        input: {
          content: [{ type: 'input_tag', id: 'e1', text: 'Acme', data: {} }],
          quoted_text: 'A quoted sentence.',
          inference_options: { tool_choice: { id: 'search' }, model: 'small' },
        },
      },
    });
  });

  it('refuse a message while an answer is on its way, and an empty one always', async () => {
    opened = await bench.open();
    await expect(opened.call('sendUserMessage', { text: ' ' })).rejects.toThrow('empty');
    bench.server.answer = (turn) => turn.left;
    await opened.call('sendUserMessage', { text: 'One' });
    await expect(opened.call('sendUserMessage', { text: 'Two' })).rejects.toThrow('Wait');
  });

  it('fill the composer and focus it, and send nothing', async () => {
    opened = await bench.open();
    await opened.call('setComposerValue', { text: 'Draft', reply: 'A quoted sentence.' });
    await opened.call('focusComposer');
    expect(await opened.composer.inputValue()).toBe('Draft');
    expect(await opened.focused()).toBe('Message');
    expect(bench.server.requests).toEqual([]);
    await opened.composer.press('Enter');
    await opened.answers.first().waitFor();
    expect(bench.server.requests[0]).toMatchObject({
      params: { input: { quoted_text: 'A quoted sentence.' } },
    });
    await opened.page.locator('.quoted').getByText('A quoted sentence.').waitFor();
  });

  it('show what changed on the server', async () => {
    opened = await bench.open();
    const { id: threadId } = bench.server.threads.add('Old', ['Hello']);
    await opened.call('setThreadId', threadId);
    bench.server.threads.get(threadId)!.title = 'New';
    await opened.call('fetchUpdates');
    await opened.page.getByRole('heading', { name: 'New' }).waitFor();
  });

  it('post an action, and show what comes of it', async () => {
    opened = await bench.open();
    await expect(opened.call('sendCustomAction', { type: 'open' })).rejects.toThrow('thread');
    const { id: threadId } = bench.server.threads.add('Old', ['Hello']);
    await opened.call('setThreadId', threadId);
    bench.server.answer = (turn) => turn.write(['Opened.']);
    await opened.call('sendCustomAction', { type: 'open', payload: { id: 1 } }, 'msg_1');
    await opened.answers.getByText('Opened.').waitFor();
    expect(bench.server.requests.at(-1)).toMatchObject({
      type: 'threads.custom_action',
      params: { thread_id: threadId, item_id: 'msg_1', action: { type: 'open', payload: { id: 1 } } },
    });
  });

  it('send every request through the page’s own fetch, in the panel’s language', async () => {
    opened = await bench.openBare();
    await opened.element.evaluate((element) => {
      const own: typeof fetch = (url, init) =>
        fetch(url, { ...init, headers: { ...(init?.headers as object), authorization: 'Bearer token' } });
      const options = { api: { url: '/chatkit', fetch: own }, locale: 'de' };
      (element as unknown as { setOptions(options: object): void }).setOptions(options);
    });
    await opened.ask('Hallo');
    await opened.waitForEvent('response.end');
    await opened.button('Earlier chats').click();
    await opened.page.locator('.thread-row').first().waitFor();
    expect(bench.server.requestTypes()).toEqual(['threads.create', 'threads.list']);
    for (const { headers } of bench.server.requests) {
      expect(headers).toMatchObject({ authorization: 'Bearer token', 'accept-language': 'de' });
    }
  });

  it('reject before there are options', async () => {
    opened = await bench.openBare();
    await expect(opened.call('setThreadId', null)).rejects.toThrow('setOptions');
  });

  it('close the connection when the element leaves the page, and not when it only moves', async () => {
    opened = await bench.open();
    let closed = false;
    let begun = (): void => undefined;
    const begins = new Promise<void>((resolve) => (begun = resolve));
    let gone = (): void => undefined;
    const left = new Promise<void>((resolve) => (gone = resolve));
    bench.server.answer = async (turn) => {
      begun();
      await turn.left;
      closed = true;
      gone();
    };
    await opened.ask('Hello');
    await begins;
    await opened.page.evaluate(() => {
      const box = document.createElement('div');
      document.body.append(box);
      box.append(document.querySelector('openai-chatkit')!);
    });
    await opened.button('Stop the answer').waitFor();
    expect(closed).toBe(false);
    await opened.page.evaluate(() => document.querySelector('openai-chatkit')!.remove());
    await left;
  });
});
