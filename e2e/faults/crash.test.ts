import { setTimeout as sleep } from 'node:timers/promises';
import { startService, temporaryFolder, type Service } from '../service.js';
import { ServiceClient, type ThreadItem, type UploadedPage } from '../service-client.js';

const site = 'crash-docs';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let service: Service;
let client: ServiceClient;

async function start(): Promise<void> {
  service = await startService(folder.path);
  client = new ServiceClient(service.url);
  await client.untilIdle();
}

beforeEach(async () => {
  folder = await temporaryFolder();
  await start();
});

afterEach(async () => {
  await service.stop('SIGKILL');
  await folder.remove();
});

describe('a service that is killed while it indexes', () => {
  /** Pages by number: the second edition changes all, drops the first ten and adds ten. */
  const editions = { first: range(0, 150), second: range(10, 160) };
  type Edition = keyof typeof editions;

  const pagesOf = (edition: Edition): UploadedPage[] =>
    editions[edition].map((number) => ({
      url: `/docs/page-${number}`,
      title: `Page ${number}`,
      format: 'markdown',
      content: ['Beginning', 'Middle', 'End']
        .map((part) => `## ${part}\n\nThe subject${number} is told in the ${edition} edition.\n`)
        .join('\n'),
    }));

  /** Which pages are of which edition, all passages of each page asked. */
  async function pagesByEdition(): Promise<Record<string, string>> {
    const numbers: Record<string, number[]> = {};
    for (const number of range(0, 160)) {
      const found = await client.search(site, `subject${number}`);
      const ofPage = found.filter(({ page_url }) => page_url === `/docs/page-${number}`);
      const told = new Set(ofPage.map(({ snippet }) => /the (\w+) edition/.exec(snippet)?.[1]));
      if (told.size > 0) (numbers[[...told].join(' and ')] ??= []).push(number);
    }
    return Object.fromEntries(Object.entries(numbers).map(([edition, pages]) => [edition, summarize(pages)]));
  }

  const summarize = (pages: number[]) => `${pages.length} pages from ${pages[0]} to ${pages.at(-1)}`;
  const whole = (edition: Edition) => ({ [edition]: summarize(editions[edition]) });

  beforeEach(() => client.index(site, pagesOf('first')));

  it('serves what was acknowledged', async () => {
    await client.index(site, pagesOf('second'));
    await service.stop('SIGKILL');
    await start();
    expect(await pagesByEdition()).toEqual(whole('second'));
  });

  it('serves the old site when the upload had not arrived whole', async () => {
    const lines = pagesOf('second').map((page) => `${JSON.stringify(page)}\n`);
    await client.beginUpload(site, lines.slice(0, 100).join(''));
    await service.stop('SIGKILL');
    await start();
    expect(await pagesByEdition()).toEqual(whole('first'));
  });

  it.each([1, 100])('finishes at the next start when killed at page %i', async (page) => {
    const upload = client.index(site, pagesOf('second'), (event) => {
      if ((event as { done?: number }).done! >= page) void service.stop('SIGKILL');
    });
    await upload.catch(() => {});
    await service.stop('SIGKILL');
    await start();
    expect(await pagesByEdition()).toEqual(whole('second'));
  });

  it.each([0, 25, 100, 400])('is the old or the new site when killed after %i ms', async (ms) => {
    const upload = client.index(site, pagesOf('second')).then(
      () => true,
      () => false,
    );
    await sleep(ms);
    await service.stop('SIGKILL');
    const acknowledged = await upload;
    await start();
    const now = await pagesByEdition();
    const edition = acknowledged || now['second'] ? 'second' : 'first';
    expect(now).toEqual(whole(edition));
  });
});

describe('a service that is killed while it answers', () => {
  const question = 'How do I turn on the lights?';

  beforeEach(async () => {
    const content =
      '# Lights\n\n## Turn on the lights\n\nTo turn on the lights, press the upper switch.\n\n```bash\nlights on\n```\n';
    await client.index(site, [{ url: '/docs/lights', title: 'Lights', format: 'markdown', content }]);
  });

  it.each([1, 2, 4, 6])('has kept every item that was done, killed at event %i', async (eventNumber) => {
    const token = await client.openSession(site);
    const done: ThreadItem[] = [];
    let threadId = '';
    let seen = 0;
    try {
      for await (const event of client.ask(token, question)) {
        if (event.thread) threadId = event.thread.id;
        if (event.type === 'thread.item.done') done.push(event.item!);
        if (++seen === eventNumber) await service.stop('SIGKILL');
      }
    } catch (error) {
      expect(error).toEqual(new TypeError('terminated'));
    }
    expect(seen).toBeGreaterThanOrEqual(eventNumber);
    await start();

    const kept = await client.items(token, threadId);
    for (const item of done) expect(kept).toContainEqual(item);

    const types: string[] = [];
    for await (const event of client.ask(token, question, threadId)) {
      if (event.type === 'thread.item.done') types.push(event.item!.type);
    }
    expect(types).toEqual(['user_message', 'assistant_message']);
  });
});

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}
