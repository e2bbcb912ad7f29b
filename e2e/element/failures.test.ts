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

const failure = () => opened.page.getByRole('alert');

describe('a message that did not reach the server', () => {
  it('stays on view with the reason, and is sent again by one click', async () => {
    opened = await bench.open();
    bench.server.failures.push({ status: 503, body: { message: 'The service is being restarted.' } });
    await opened.ask('Hello');
    await failure().getByText('The service is being restarted.').waitFor();
    expect(await opened.questions.innerText()).toBe('Hello');
    await opened.button('Try again').click();
    await opened.answers.getByText('You said: Hello').waitFor();
    expect(await failure().count()).toBe(0);
    expect(await opened.questions.count()).toBe(1);
    expect(bench.server.requestTypes()).toEqual(['threads.create', 'threads.create']);
    expect(await opened.focused()).toBe('Message');
  });

  it('says in plain words that the service is out of reach', async () => {
    opened = await bench.open();
    await opened.page.context().setOffline(true);
    await opened.ask('Hello');
    await failure().getByText('could not be reached').waitFor();
    await opened.page.context().setOffline(false);
    await opened.button('Try again').click();
    await opened.answers.getByText('You said: Hello').waitFor();
  });

  it('can be edited when sending it again is of no use', async () => {
    opened = await bench.open();
    bench.server.failures.push({ status: 413 });
    await opened.ask('A very long message');
    await failure().getByText('too long').waitFor();
    expect(await opened.button('Try again').count()).toBe(0);
    await opened.button('Edit').click();
    expect(await opened.composer.inputValue()).toBe('A very long message');
    expect(await opened.questions.count()).toBe(0);
    expect(await failure().count()).toBe(0);
  });

  it('is not lost when the reader begins another thread', async () => {
    opened = await bench.open();
    bench.server.failures.push({ status: 500 });
    await opened.ask('Precious words');
    await failure().waitFor();
    await opened.button('New chat').click();
    expect(await opened.composer.inputValue()).toBe('Precious words');
  });
});

describe('an answer that fails', () => {
  it('shows the server’s sentence, and is asked for again from its question', async () => {
    opened = await bench.open();
    bench.server.answer = (turn) =>
      turn.send({ type: 'error', code: 'custom', message: 'The model is overloaded.', allow_retry: true });
    await opened.ask('Hello');
    await failure().getByText('The model is overloaded.').waitFor();
    bench.server.answer = (turn) => turn.write(['Now.']);
    await opened.button('Try again').click();
    await opened.answers.getByText('Now.').waitFor();
    expect(bench.server.requestTypes()).toEqual(['threads.create', 'threads.retry_after_item']);
    expect(await opened.questions.count()).toBe(1);
  });

  it('offers no retry where the server allows none', async () => {
    opened = await bench.open();
    bench.server.answer = (turn) => turn.send({ type: 'error', code: 'stream.error', allow_retry: false });
    await opened.ask('Hello');
    await failure().getByText('Something went wrong').waitFor();
    expect(await opened.button('Try again').count()).toBe(0);
  });

  it('keeps what came when the connection breaks', async () => {
    opened = await bench.open();
    bench.server.answer = async (turn) => {
      const content = [{ type: 'output_text', text: 'Half an', annotations: [] }];
      const item = { id: 'm', thread_id: turn.thread.id, created_at: '', type: 'assistant_message', content };
      turn.send({ type: 'thread.item.added', item });
      await opened.answers.getByText('Half an').waitFor();
      turn.cut();
    };
    await opened.ask('Hello');
    await failure().getByText('broke off').waitFor();
    expect(await opened.answers.innerText()).toBe('Half an');
    const names = (await opened.dispatched()).map(([name]) => name);
    expect(names.slice(-2)).toEqual(['error', 'response.end']);
  });
});

describe('threads that take no messages', () => {
  it.each([
    ['locked', { type: 'locked', reason: 'Under review' }],
    ['closed', { type: 'closed', reason: 'Solved' }],
  ])('say why when they are %s', async (_title, status) => {
    opened = await bench.open();
    const { id: threadId } = bench.server.threads.add('Old', ['Hello', 'Good day.'], status);
    await opened.call('setThreadId', threadId);
    if (status.type === 'locked') {
      expect(await opened.page.getByPlaceholder('Under review').isDisabled()).toBe(true);
    } else {
      await opened.page.getByText('Solved').waitFor();
      expect(await opened.composer.count()).toBe(0);
    }
  });
});
