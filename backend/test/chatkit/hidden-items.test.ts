import type { Page, Thread, ThreadItem } from 'chatkit-protocol';
import type { ResponderEvent } from '../../src/chat/chatkit/responder.js';
import { ServerUnderTest, input, itemOf } from './server-under-test.js';

const HIDDEN = { type: 'hidden_context_item', content: 'secret' };

describe('hidden items', () => {
  const service = new ServerUnderTest();
  afterAll(() => service.remove());

  const message = (thread_id: string) =>
    ({ type: 'threads.add_user_message', params: { thread_id, input: input() } }) as const;

  it.each(['thread.item.added', 'thread.item.done', 'thread.item.replaced'] as const)(
    'are not told by %s, nor by what follows it',
    async (type) => {
      const thread = await service.thread();
      service.tells = async function* () {
        const item = itemOf(thread, { ...HIDDEN, id: 'msg_hidden' });
        yield { type, item } as ResponderEvent;
        const image = { id: 'secret', url: 'https://orchard.example/secret.png' };
        yield {
          type: 'thread.item.updated',
          item_id: 'msg_hidden',
          update: { type: 'generated_image.updated', image },
        };
        yield { type: 'thread.item.removed', item_id: 'msg_hidden' };
        yield { type: 'progress_update', text: 'Done' };
      };
      const { events } = await service.ask(message(thread));
      expect(events.map((event) => event.type)).toEqual([
        'thread.item.done',
        'stream_options',
        'progress_update',
      ]);
      expect(await service.items(thread)).toHaveLength(2);
    },
  );

  it('of earlier turns are told of by nothing', async () => {
    const thread = await service.thread([
      { ...HIDDEN, id: 'msg_hidden' },
      { type: 'end_of_turn', id: 'msg_shown' },
    ]);
    service.tells = async function* () {
      for (const item_id of ['msg_hidden', 'msg_shown']) {
        yield {
          type: 'thread.item.updated',
          item_id,
          update: { type: 'widget.component.updated', component_id: 'c', component: { type: 'Text' } },
        };
        yield { type: 'thread.item.removed', item_id };
      }
    };
    const { events } = await service.ask(message(thread));
    expect(events.slice(2)).toMatchObject([
      { type: 'thread.item.updated', item_id: 'msg_shown' },
      { type: 'thread.item.removed', item_id: 'msg_shown' },
    ]);
    expect((await service.items(thread)).map(({ type }) => type)).toEqual(['user_message', 'user_message']);
  });

  it('leave no gap in pages, and are no cursor', async () => {
    const shown = Array.from({ length: 25 }, (_, n) => `msg_${n}`);
    const thread_id = await service.thread(
      shown.flatMap((id) => [HIDDEN, HIDDEN, { type: 'end_of_turn', id }, HIDDEN]),
    );
    for (const order of ['asc', 'desc'] as const) {
      for (const limit of [1, 2, 5, 26, 100]) {
        const seen: string[] = [];
        let page: Page<ThreadItem> = { data: [], has_more: true };
        while (page.has_more) {
          const params = { thread_id, order, limit, after: page.after };
          page = (await service.reply({ type: 'items.list', params })) as Page<ThreadItem>;
          expect(page.data.length).toBe(page.has_more ? limit : page.data.length);
          expect(page.after).toBe(page.has_more ? page.data.at(-1)!.id : undefined);
          seen.push(...page.data.map(({ id }) => id));
        }
        const ids = order === 'asc' ? seen : seen.toReversed();
        expect(ids.slice(1)).toEqual(shown);
      }
    }
    const thread = (await service.reply({ type: 'threads.get_by_id', params: { thread_id } })) as Thread;
    expect(thread.items.data.slice(1).map(({ id }) => id)).toEqual(shown.slice(0, 19));
    expect(thread.items).toMatchObject({ has_more: true, after: 'msg_18' });
  });

  it('cannot be answered again, acted on, or come back from an action', async () => {
    const thread_id = await service.thread([HIDDEN]);
    const item_id = (await service.items(thread_id)).at(-1)!.id;
    const action = { type: 'go' };
    const refusals = [
      await service.ask({ type: 'threads.retry_after_item', params: { thread_id, item_id } }),
      await service.ask({ type: 'threads.add_structured_input', params: { thread_id, item_id, input: {} } }),
      await service.ask({ type: 'threads.custom_action', params: { thread_id, item_id, action } }),
    ];
    expect(refusals.map(({ refusal }) => refusal)).toEqual(['unknown_item', 'unknown_item', 'unknown_item']);
    service.syncReply = { updated_item: itemOf(thread_id, HIDDEN) as ThreadItem };
    expect(
      await service.reply({ type: 'threads.sync_custom_action', params: { thread_id, action } }),
    ).toEqual({});
  });
});
