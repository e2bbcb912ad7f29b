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

const cite = (index: number, title: string, url: string) => ({
  type: 'annotation',
  index,
  source: { type: 'url', title, url },
});

describe('an answer', () => {
  it('comes word by word into the same nodes, and is one whole in the end', async () => {
    opened = await bench.open();
    let goOn = (): void => undefined;
    bench.server.answer = async (turn) => {
      const id = 'msg_stream';
      const item = {
        id,
        thread_id: turn.thread.id,
        created_at: '2026-01-01T12:00:00',
        type: 'assistant_message',
      };
      const delta = (text: string) =>
        turn.send({
          type: 'thread.item.updated',
          item_id: id,
          update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: text },
        });
      turn.send({ type: 'progress_update', icon: 'search', text: 'Searching the docs' });
      await new Promise<void>((resolve) => (goOn = resolve));
      turn.send({ type: 'thread.item.added', item: { ...item, content: [] } });
      delta('First **paragr');
      await new Promise<void>((resolve) => (goOn = resolve));
      delta('aph**.\n\nSecond.');
      const text = 'First **paragraph**.\n\nSecond.';
      turn.send({
        type: 'thread.item.done',
        item: { ...item, content: [{ type: 'output_text', text, annotations: [] }] },
      });
    };
    await opened.ask('Hello');
    await opened.page.getByRole('status').getByText('Searching the docs').waitFor();
    goOn();
    const bold = opened.answers.locator('strong');
    await bold.getByText('paragr').waitFor();
    expect(await opened.page.getByText('Searching the docs').count()).toBe(0);
    await bold.evaluate((node) => (node.dataset.marked = 'yes'));
    goOn();
    await opened.answers.getByText('Second.').waitFor();
    expect(await bold.innerText()).toBe('paragraph');
    expect(await bold.getAttribute('data-marked')).toBe('yes');
    await opened.waitForEvent('response.end');
    expect((await opened.dispatched()).map(([name]) => name)).toEqual([
      'ready',
      'response.start',
      'thread.change',
      'response.end',
    ]);
  });

  it('has footnotes where its sources belong, and lists them as plain links', async () => {
    opened = await bench.open();
    const text = 'Set the option. Then build.';
    const here = `${bench.server.url}/docs/configure#option`;
    bench.server.answer = (turn) =>
      turn.write(
        [text],
        [cite(15, 'Configure', here), cite(text.length, 'Elsewhere', 'https://elsewhere.test/a')],
      );
    await opened.ask('How?');
    const sources = opened.page.getByRole('region').or(opened.page.locator('.sources')).locator('a.source');
    await sources.first().waitFor();
    const links = await sources.evaluateAll((anchors) =>
      anchors.map((anchor) => ['href', 'target', 'rel'].map((name) => anchor.getAttribute(name))),
    );
    expect(links).toEqual([
      [here, null, null],
      ['https://elsewhere.test/a', '_blank', 'noopener noreferrer'],
    ]);
    expect(await sources.allInnerTexts()).toEqual([
      expect.stringContaining('Configure'),
      expect.stringContaining('Elsewhere'),
    ]);
    expect(await opened.answers.innerText()).toBe('Set the option.1 Then build.2');
    const footnote = opened.page.getByRole('link', { name: 'Source 1: Configure' });
    expect(await footnote.getAttribute('href')).toBe(here);
  });

  it('lets the page take over a click on a link of its own site', async () => {
    opened = await bench.open();
    bench.server.answer = (turn) => turn.write(['See [the guide](/docs/guide).']);
    await opened.page.evaluate(() => {
      document.addEventListener('click', (event) => {
        const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
        if (!link) return;
        event.preventDefault();
        document.title = link.href;
      });
    });
    await opened.ask('Where?');
    await opened.page.getByRole('link', { name: 'the guide' }).click();
    expect(await opened.page.title()).toBe(`${bench.server.url}/docs/guide`);
  });

  it('runs nothing and loads nothing that its text would smuggle in', async () => {
    opened = await bench.open();
    const attack =
      '<img src=x onerror="document.title=1"><script>document.title=2</script> ' +
      '[a](javascript:document.title=3) <a href="javascript:document.title=4" onclick="document.title=5">b</a> ' +
      '<svg/onload=document.title=6> ![c](javascript:document.title=7) <iframe srcdoc="<script>1</script>">';
    bench.server.answer = (turn) => turn.write(attack.match(/.{1,9}/gs)!);
    await opened.ask(attack);
    await opened.waitForEvent('response.end');
    const tags = await opened.element.evaluate((element) => {
      const found = [...element.shadowRoot!.querySelectorAll('.log *')].map(({ localName }) => localName);
      return found.filter((name) => ['img', 'script', 'iframe', 'a'].includes(name));
    });
    expect(tags).toEqual([]);
    expect(await opened.questions.innerText()).toBe(attack);
    expect(await opened.page.title()).toBe('Page');
  });

  it('gives its code and its text to the clipboard', async () => {
    opened = await bench.open();
    bench.server.answer = (turn) => turn.write(['Run:\n\n```bash\nnpm start\n```']);
    await opened.ask('How?');
    await opened.waitForEvent('response.end');
    const clipboard = () => opened.page.evaluate(() => navigator.clipboard.readText());
    expect(await opened.page.locator('figcaption').innerText()).toContain('bash');
    await opened.button('Copy code').click();
    await opened.page.getByText('Copied').waitFor();
    expect(await clipboard()).toBe('npm start');
    await opened.button('Copy').click();
    await opened.button('Copied').waitFor();
    expect(await clipboard()).toBe('Run:\n\n```bash\nnpm start\n```');
  });

  it('is stopped on demand: the request is closed, what was written stays', async () => {
    opened = await bench.open();
    let closed = (): void => undefined;
    const left = new Promise<void>((resolve) => (closed = resolve));
    bench.server.answer = async (turn) => {
      const content = [{ type: 'output_text', text: 'Half an answer', annotations: [] }];
      const item = { id: 'm', thread_id: turn.thread.id, created_at: '', type: 'assistant_message', content };
      turn.send({ type: 'thread.item.added', item });
      await turn.left;
      closed();
    };
    await opened.ask('Hello');
    await opened.answers.getByText('Half an answer').waitFor();
    await opened.button('Stop the answer').click();
    await left;
    await opened.button('Send message').waitFor();
    expect(await opened.answers.innerText()).toBe('Half an answer');
    expect(await opened.page.getByRole('alert').count()).toBe(0);
    expect(await opened.focused()).toBe('Message');
  });

  it('leaves the focus with the composer when its stop button goes', async () => {
    opened = await bench.open();
    let finish = (): void => undefined;
    bench.server.answer = (turn) => new Promise((resolve) => (finish = () => resolve(turn.write(['Done.']))));
    await opened.ask('Hello');
    await opened.button('Stop the answer').focus();
    finish();
    await opened.button('Send message').waitFor();
    expect(await opened.focused()).toBe('Message');
  });

  it('takes the reader’s thumb, and is given again on demand', async () => {
    opened = await bench.open({ threadItemActions: { feedback: true, retry: true } });
    await opened.ask('Hello');
    await opened.waitForEvent('response.end');
    await opened.button('Good answer').click();
    await opened.page.locator('[aria-label="Good answer"][aria-pressed="true"]').waitFor();
    bench.server.answer = (turn) => turn.write(['Another one.']);
    await opened.button('Answer again').click();
    await opened.answers.getByText('Another one.').waitFor();
    expect(await opened.answers.allInnerTexts()).toEqual(['Another one.']);
    expect(bench.server.requestTypes()).toEqual([
      'threads.create',
      'items.feedback',
      'threads.retry_after_item',
    ]);
  });

  it('comes with notices, effects and what is unknown, and minds none of it', async () => {
    opened = await bench.open();
    bench.server.answer = async (turn) => {
      turn.send({ type: 'thread.sparkled' });
      turn.send({ type: 'client_effect', name: 'highlight', data: { id: 1 } });
      turn.send({ type: 'notice', level: 'warning', title: 'Old docs', message: 'This is **2.x**.' });
      turn.send({
        type: 'thread.item.done',
        item: { id: 'w', type: 'hologram', thread_id: '', created_at: '' },
      });
      await turn.write(['Fine.']);
    };
    await opened.ask('Hello');
    await opened.answers.getByText('Fine.').waitFor();
    await opened.page.getByText('Old docs').waitFor();
    const dispatched = await opened.dispatched();
    expect(dispatched).toContainEqual(['effect', { name: 'highlight', data: { id: 1 } }]);
    expect(dispatched).toContainEqual(['log', { name: 'event.unknown', data: { type: 'thread.sparkled' } }]);
  });
});
