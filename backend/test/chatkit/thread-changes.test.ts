import type { ThreadStreamEvent } from 'chatkit-protocol';
import { AppError } from '../../src/errors/app-error.js';
import { ServerUnderTest, input } from './server-under-test.js';

describe('changes of a thread', () => {
  const service = new ServerUnderTest();
  afterAll(() => service.remove());
  beforeEach(() => service.failures.splice(0));

  const ask = (thread_id: string) =>
    service.ask({ type: 'threads.add_user_message', params: { thread_id, input: input() } });
  const stored = (thread_id: string) => service.threads.thread(service.context.owner, thread_id);
  const updates = (events: ThreadStreamEvent[]) =>
    events.slice(2).map((event) => (event.type === 'thread.updated' ? event.thread : event.type));

  it('are stored and told after the event that follows, without metadata, and once more at the end', async () => {
    const thread_id = await service.thread();
    service.tells = async function* ({ conversation: { thread } }) {
      yield { type: 'progress_update', text: '1' };
      thread.title = 'Fruit';
      thread.metadata = { secret: 1 };
      yield { type: 'progress_update', text: '2' };
      yield { type: 'progress_update', text: '3' };
      thread.allowed_image_domains = ['orchard.example'];
      thread.status = { type: 'locked', reason: 'Escalated' };
    };
    const { events } = await ask(thread_id);
    const first = { title: 'Fruit', status: { type: 'active' }, metadata: {} };
    const last = { title: 'Fruit', status: { type: 'locked', reason: 'Escalated' }, metadata: {} };
    expect(updates(events)).toMatchObject([
      'progress_update',
      'progress_update',
      first,
      'progress_update',
      { ...last, allowed_image_domains: ['orchard.example'] },
    ]);
    expect(await stored(thread_id)).toMatchObject({ ...last, metadata: { secret: 1 } });
  });

  it('are stored and told after an error', async () => {
    const thread_id = await service.thread();
    const thrown = new AppError('upstream_busy', 'Too many messages.', { retryable: true });

    service.tells = async function* ({ conversation: { thread } }) {
      thread.title = 'Fruit';
      throw thrown;
    };
    const { events } = await ask(thread_id);
    expect(events.slice(2)).toMatchObject([
      { type: 'error', code: 'custom', message: 'Too many messages.', allow_retry: true },
      { type: 'thread.updated', thread: { title: 'Fruit' } },
    ]);
    expect(service.failures).toEqual([thrown]);
    expect(await stored(thread_id)).toMatchObject({ title: 'Fruit' });
  });

  it('leave a title that the reader has changed meanwhile', async () => {
    const thread_id = await service.thread();
    await service.reply({ type: 'threads.update', params: { thread_id, title: 'Old' } });
    service.tells = async function* ({ conversation: { thread } }) {
      await service.reply({ type: 'threads.update', params: { thread_id, title: 'Mine' } });
      thread.metadata = { n: 1 };
      yield { type: 'progress_update', text: '1' };
    };
    const { events } = await ask(thread_id);
    expect(updates(events)).toMatchObject(['progress_update', { title: 'Mine' }]);
    expect(await stored(thread_id)).toMatchObject({ title: 'Mine', metadata: { n: 1 } });
  });

  it('are not told when there are none', async () => {
    const thread_id = await service.thread();
    service.tells = async function* ({ conversation: { thread } }) {
      thread.status = { type: 'active' };
      yield { type: 'progress_update', text: '1' };
    };
    expect(updates((await ask(thread_id)).events)).toEqual(['progress_update']);
  });

  it('tell nobody of a fault that is not for readers', async () => {
    const thread_id = await service.thread();

    service.tells = async function* () {
      throw new Error('the password is secret');
    };
    const { events } = await ask(thread_id);
    expect(events.slice(2)).toEqual([{ type: 'error', code: 'stream.error', allow_retry: true }]);
    expect(service.failures).toHaveLength(1);
  });

  it('end the turn with one error when the thread has been deleted', async () => {
    const thread_id = await service.thread();
    service.tells = async function* ({ conversation: { thread } }) {
      await service.reply({ type: 'threads.delete', params: { thread_id } });
      thread.title = 'Gone';
      yield {
        type: 'thread.item.done',
        item: { id: 'msg_1', thread_id, created_at: thread.created_at, type: 'end_of_turn' },
      };
    };
    const { events } = await ask(thread_id);
    expect(events.slice(2)).toMatchObject([
      { type: 'error', message: expect.stringContaining('no such thread') as string },
    ]);
  });
});
