import { CALL, ServerUnderTest, input, itemOf, nothing } from './server-under-test.js';

describe('client tools', () => {
  const service = new ServerUnderTest();
  afterAll(() => service.remove());

  const output = (thread_id: string, result: unknown = { url: '/x' }) =>
    ({ type: 'threads.add_client_tool_output', params: { thread_id, result } }) as const;
  const message = (thread_id: string) =>
    ({ type: 'threads.add_user_message', params: { thread_id, input: input() } }) as const;

  it('end the turn: a thread waits for one call at a time', async () => {
    const thread = await service.thread();
    service.tells = async function* () {
      yield { type: 'thread.item.done', item: itemOf(thread, { ...CALL, id: 'tc_1' }) as never };
      yield { type: 'thread.item.done', item: itemOf(thread, { ...CALL, id: 'tc_2' }) as never };
    };
    const { events } = await service.ask(message(thread));
    expect(events.at(-1)).toMatchObject({ item: { id: 'tc_1' } });
    expect((await service.items(thread)).at(-1)).toMatchObject({ id: 'tc_1', status: 'pending' });
  });

  it('can be answered although the reader left with the call as the last event', async () => {
    const thread = await service.thread();
    service.tells = async function* () {
      yield { type: 'thread.item.done', item: itemOf(thread, { ...CALL, id: 'tc_1' }) as never };
    };
    await service.ask(message(thread), (event) =>
      'item' in event && event.item.id === 'tc_1' ? 'close' : undefined,
    );
    expect((await service.items(thread)).at(-1)).toMatchObject({ id: 'tc_1' });
    service.tells = nothing;
    expect((await service.ask(output(thread))).refusal).toBeUndefined();
  });

  it('store their output, forget older calls, and go on without telling of it', async () => {
    const thread = await service.thread([
      { ...CALL, id: 'tc_old' },
      { type: 'end_of_turn' },
      { ...CALL, id: 'tc_new' },
      { type: 'hidden_context_item', content: 'x' },
    ]);
    service.tells = async function* () {
      yield { type: 'progress_update', text: 'Going on' };
    };
    const { events } = await service.ask(output(thread, { url: null }));
    expect(events).toEqual([
      { type: 'stream_options', stream_options: { allow_cancel: true } },
      { type: 'progress_update', text: 'Going on' },
    ]);
    const items = await service.items(thread);
    expect(items.map(({ type }) => type)).toEqual([
      'user_message',
      'end_of_turn',
      'client_tool_call',
      'hidden_context_item',
    ]);
    expect(items[2]).toMatchObject({ id: 'tc_new', status: 'completed', output: { url: null } });
    const { message: asked, conversation } = service.calls.at(-1)!;
    expect(asked).toBeUndefined();
    expect(conversation.history).toEqual(items);
  });

  it('are not shown to the responder before they have their output', async () => {
    const thread = await service.thread([{ ...CALL, id: 'tc_1' }]);
    await service.ask(message(thread));
    expect(service.calls.at(-1)!.conversation.history.map(({ type }) => type)).toEqual(['user_message']);
  });

  it('have no output when it is null', async () => {
    const thread = await service.thread([{ ...CALL, id: 'tc_1' }]);
    await service.ask(output(thread, null));
    const call = (await service.items(thread)).at(-1)!;
    expect(call).toMatchObject({ status: 'completed' });
    expect(call).not.toHaveProperty('output');
  });

  it.each([
    ['nothing was called', []],
    ['something came after the call', [CALL, { type: 'end_of_turn' }]],
    ['the call has its output', [{ ...CALL, status: 'completed' }]],
  ])('are refused an output where %s', async (_why, items) => {
    const thread = await service.thread(items);
    const before = await service.items(thread);
    expect(await service.ask(output(thread))).toEqual({ events: [], refusal: 'wrong_item' });
    expect(await service.items(thread)).toEqual(before);
  });
});
