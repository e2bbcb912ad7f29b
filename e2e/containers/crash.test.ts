import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceClient, ThreadItem, UploadedPage } from '../service-client.js';
import { ComposeProject } from './compose-project.js';
import { pages as lamps, question, site as lampsSite } from './lamps.js';

const site = 'crash-docs';
const pageCount = 80;

let project: ComposeProject;
let client: ServiceClient;
let restarts = 0;

const edition = (name: string): UploadedPage[] =>
  Array.from({ length: pageCount }, (_, number) => ({
    url: `/docs/page-${number}`,
    title: `Page ${number}`,
    format: 'markdown',
    content: ['Beginning', 'Middle', 'End']
      .map((part) => `## ${part}\n\nThe subject${number} is told in the ${name} edition.\n`)
      .join('\n'),
  }));

/** The editions that the passages of the site are of, all pages asked. */
async function editions(): Promise<string[]> {
  const told = new Set<string>();
  for (let number = 0; number < pageCount; number++) {
    const found = await client.search(site, `subject${number}`);
    const ofPage = found.filter(({ page_url }) => page_url === `/docs/page-${number}`);
    told.add(ofPage.length === 0 ? 'none' : '');
    for (const { snippet } of ofPage) told.add(/the (\w+) edition/.exec(snippet)![1]!);
  }
  told.delete('');
  return [...told];
}

/** Waits until the restart policy has brought the service back, and what it resumes is done. */
async function untilBack(): Promise<void> {
  await project.untilRestarted(++restarts);
  await client.untilIdle();
}

beforeAll(async () => {
  project = await ComposeProject.create();
  await project.compose('build', '--quiet');
  await project.up();
  await project.untilReady();
  client = await project.client();
  await client.index(site, edition('first'));
  await client.index(lampsSite, lamps);
});
afterAll(() => project.remove());

describe('a container that is killed while the service indexes', () => {
  let number = 0;
  let serving = 'first';

  it.each([0, 50, 200])('serves the old or the new site when killed after %i ms', async (ms) => {
    const next = `number${++number}`;
    const kill = await project.killer('service');
    const upload = client.index(site, edition(next)).then(
      () => true,
      () => false,
    );
    await sleep(ms);
    kill();
    const acknowledged = await upload;
    await untilBack();
    const [now, ...others] = await editions();
    expect(others).toEqual([]);
    expect(acknowledged ? [next] : [serving, next]).toContain(now);
    serving = now!;
  });

  it('finishes what it had begun to apply', async () => {
    const kill = await project.killer('service');
    let killed = false;
    const upload = client.index(site, edition('applied'), (event) => {
      if (!killed && (event as { done?: number }).done! >= 1) {
        killed = true;
        kill();
      }
    });
    await upload.catch(() => {});
    expect(killed).toBe(true);
    await untilBack();
    expect(await editions()).toEqual(['applied']);
  });

  it('serves what it had acknowledged', async () => {
    const kill = await project.killer('service');
    await client.index(site, edition('acknowledged'));
    kill();
    await untilBack();
    expect(await editions()).toEqual(['acknowledged']);
  });
});

describe('a container that is killed while the service answers', () => {
  it.each([2, 5])('has kept every item that was done, killed at event %i', async (eventNumber) => {
    const kill = await project.killer('service');
    const token = await client.openSession(lampsSite);
    const done: ThreadItem[] = [];
    let threadId = '';
    let seen = 0;
    try {
      for await (const event of client.ask(token, question)) {
        if (event.thread) threadId = event.thread.id;
        if (event.type === 'thread.item.done') done.push(event.item!);
        if (++seen === eventNumber) kill();
      }
    } catch (error) {
      expect(error).toEqual(new TypeError('terminated'));
    }
    expect(seen).toBeGreaterThanOrEqual(eventNumber);
    await untilBack();

    const kept = await client.items(token, threadId);
    for (const item of done) expect(kept).toContainEqual(item);
    for await (const event of client.ask(token, question, threadId)) expect(event.type).not.toBe('error');
  });
});

describe('a container of Qdrant that is killed', () => {
  it('comes back, and the site with it', async () => {
    (await project.killer('qdrant'))();
    while ((await project.inspect('qdrant')).RestartCount < 1) await sleep(100);
    await client.search(site, 'subject0').catch(() => {});
    await project.untilReady();
    expect(await editions()).toEqual(['acknowledged']);
  });
});
