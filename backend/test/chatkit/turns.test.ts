import { CALL, ServerUnderTest, input, nothing } from './server-under-test.js';

describe('a turn', () => {
  const service = new ServerUnderTest();
  afterAll(() => service.remove());

  it('gives ids that nobody can guess, and moments in UTC', async () => {
    service.tells = nothing;
    const { events } = await service.ask({ type: 'threads.create', params: { input: input() } });
    expect(events).toMatchObject([
      {
        thread: {
          id: expect.stringMatching(/^thr_[0-9a-f]{32}$/) as string,
          created_at: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        },
      },
      {
        item: {
          id: expect.stringMatching(/^msg_[0-9a-f]{32}$/) as string,
          created_at: expect.stringMatching(/^\d{4}-.*Z$/) as string,
        },
      },
      { type: 'stream_options' },
    ]);
  });

  it('of a message that is answered again begins with later items gone, untold', async () => {
    const thread_id = await service.thread([{ type: 'end_of_turn' }, CALL, { type: 'end_of_turn' }]);
    const [question] = await service.items(thread_id);
    const { events } = await service.ask({
      type: 'threads.retry_after_item',
      params: { thread_id, item_id: question!.id },
    });
    expect(events.map(({ type }) => type)).toEqual(['stream_options']);
    expect(await service.items(thread_id)).toEqual([question]);
    expect(service.calls.at(-1)).toMatchObject({ message: question, conversation: { history: [] } });
  });

  it('is given the 20 items before its message', async () => {
    const thread_id = await service.thread(Array.from({ length: 30 }, () => ({ type: 'end_of_turn' })));
    const before = await service.items(thread_id);
    await service.ask({ type: 'threads.add_user_message', params: { thread_id, input: input() } });
    expect(service.calls.at(-1)!.conversation.history).toEqual(before.slice(-20));
  });
});
