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

const rows = () => opened.page.locator('.thread-row');
const titles = () => opened.page.locator('.thread-title').allInnerTexts();

describe('the list of threads', () => {
  it('shows them newest first, and opens the one chosen', async () => {
    opened = await bench.open();
    bench.server.threads.add('Older', ['Old question', 'Old answer']);
    const { id: newer } = bench.server.threads.add('Newer', ['New question', 'New answer']);
    await opened.button('Earlier chats').click();
    await rows().nth(1).waitFor();
    expect(await titles()).toEqual(['Newer', 'Older']);
    await opened.button(/^Newer/).click();
    await opened.answers.getByText('New answer').waitFor();
    expect(await opened.page.getByRole('heading', { name: 'Newer' }).count()).toBe(1);
    expect((await opened.dispatched()).slice(1)).toEqual([
      ['history.open', null],
      ['history.close', null],
      ['thread.change', { threadId: newer }],
      ['thread.load.start', { threadId: newer }],
      ['thread.load.end', { threadId: newer }],
    ]);
  });

  it('reads more on demand', async () => {
    opened = await bench.open();
    for (let count = 1; count <= 25; count += 1) bench.server.threads.add(`Thread ${count}`);
    await opened.button('Earlier chats').click();
    await opened.button('Show more').click();
    await rows().nth(24).waitFor();
    expect(await opened.button('Show more').count()).toBe(0);
  });

  it('renames a thread, the one on view included', async () => {
    opened = await bench.open();
    const { id: threadId } = bench.server.threads.add('Draft', ['Hello', 'Good day.']);
    await opened.call('setThreadId', threadId);
    await opened.button('Earlier chats').click();
    await opened.button('Rename “Draft”').click();
    expect(await opened.focused()).toBe('Title');
    await opened.page.getByRole('textbox', { name: 'Title' }).fill('Install');
    await opened.page.keyboard.press('Enter');
    await opened.page.locator('.thread-title').getByText('Install').waitFor();
    expect(bench.server.threads.get(threadId)?.title).toBe('Install');
    await opened.button('Back to the chat').click();
    await opened.page.getByRole('heading', { name: 'Install' }).waitFor();
    expect(await opened.focused()).toBe('Earlier chats');
  });

  it('deletes a thread after asking, and begins a new one when it was on view', async () => {
    opened = await bench.open();
    const { id: threadId } = bench.server.threads.add('Secret', ['Hello', 'Good day.']);
    bench.server.threads.add('Other');
    await opened.call('setThreadId', threadId);
    await opened.button('Earlier chats').click();
    await opened.button('Delete “Secret”').click();
    await opened.page.keyboard.press('Escape');
    expect(bench.server.threads.get(threadId)).toBeDefined();
    await opened.button('Delete “Secret”').click();
    await opened.button('Delete').click();
    await opened.page.getByText('Secret').waitFor({ state: 'detached' });
    expect(bench.server.threads.get(threadId)).toBeUndefined();
    await opened.page.keyboard.press('Escape');
    await opened.page.getByRole('heading', { name: 'What can I help with today?' }).waitFor();
    expect((await opened.dispatched()).at(-1)).toEqual(['history.close', null]);
  });

  it('says so when there is nothing yet, and when it cannot be read', async () => {
    opened = await bench.open();
    await opened.button('Earlier chats').click();
    await opened.page.getByText('No chats yet').waitFor();
    await opened.button('Back to the chat').click();
    bench.server.failures.push({ status: 500 });
    await opened.button('Earlier chats').click();
    await opened.page.getByRole('alert').waitFor();
  });

  it('is not offered, nor its renaming and deleting, where the page wants none', async () => {
    opened = await bench.open({ history: { showDelete: false, showRename: false } });
    bench.server.threads.add('Only');
    await opened.call('showHistory');
    await rows().first().waitFor();
    expect(await opened.button(/Rename|Delete/).count()).toBe(0);
    await opened.call('hideHistory');
    await opened.setOptions({ history: { enabled: false } });
    await opened.button('Earlier chats').waitFor({ state: 'detached' });
  });
});

describe('a long thread', () => {
  it('begins at its newest message and reads the older ones without moving the page', async () => {
    opened = await bench.open();
    const texts = Array.from({ length: 50 }, (_, index) => `Message ${index}`);
    await opened.call('setThreadId', bench.server.threads.add('Long', texts).id);
    await opened.answers.getByText('Message 49', { exact: true }).waitFor();
    const region = opened.page.locator('.thread');
    await region.evaluate((element) => (element.scrollTop = 0));
    const kept = opened.questions.getByText('Message 30', { exact: true });
    const before = await kept.boundingBox();
    await opened.button('Show earlier messages').click();
    await opened.questions.getByText('Message 10', { exact: true }).waitFor();
    expect((await kept.boundingBox())?.y).toBeCloseTo(before!.y, -1);
    await opened.button('Show earlier messages').click();
    await opened.questions.getByText('Message 0', { exact: true }).waitFor();
    await opened.button('Show earlier messages').waitFor({ state: 'detached' });
    expect(await opened.questions.count()).toBe(25);
  });
});
