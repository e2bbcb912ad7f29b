import { AppError } from '../../src/errors/app-error.js';
import { ServerUnderTest, itemOf } from './server-under-test.js';

const WIDGET = { type: 'widget', widget: { type: 'Card', children: [] } };
const ACTION = { type: 'go', payload: { n: 1 } };

describe('custom actions', () => {
  const service = new ServerUnderTest();
  afterAll(() => service.remove());

  const widgetOf = async (thread: string) => (await service.items(thread)).at(-1)!.id;

  it('store what replaces, removes and adds items, and pass the rest on', async () => {
    const thread_id = await service.thread([WIDGET]);
    const item_id = await widgetOf(thread_id);
    const item = itemOf(thread_id, { ...WIDGET, id: item_id, copy_text: 'copy me' });
    service.tells = async function* () {
      yield { type: 'thread.item.replaced', item };
      yield { type: 'client_effect', name: 'ping', data: { x: 1 } };
      yield { type: 'thread.item.replaced', item: itemOf(thread_id, { type: 'end_of_turn', id: 'msg_new' }) };
    };
    const { events } = await service.ask({
      type: 'threads.custom_action',
      params: { thread_id, item_id, action: ACTION },
    });
    expect(events.map(({ type }) => type)).toEqual([
      'stream_options',
      'thread.item.replaced',
      'client_effect',
      'thread.item.replaced',
    ]);
    const [, widget, added] = await service.items(thread_id);
    expect(widget).toEqual(item);
    expect(added).toMatchObject({ id: 'msg_new' });
    expect(service.calls.at(-1)).toMatchObject({ entrance: 'action' });
  });

  it('are answered at once when they are synchronous, and nothing is stored', async () => {
    const thread_id = await service.thread([WIDGET]);
    const item_id = await widgetOf(thread_id);
    const before = await service.items(thread_id);
    service.syncReply = { updated_item: { ...before[1]!, copy_text: 'copy me' } as never };
    const request = {
      type: 'threads.sync_custom_action',
      params: { thread_id, item_id, action: ACTION },
    } as const;
    expect(await service.reply(request)).toEqual(service.syncReply);
    expect(await service.items(thread_id)).toEqual(before);
  });

  it.each([null, undefined])('need no widget: item_id %s', async (item_id) => {
    const thread_id = await service.thread();
    const { refusal } = await service.ask({
      type: 'threads.custom_action',
      params: { thread_id, item_id, action: ACTION },
    });
    expect(refusal).toBeUndefined();
  });

  it.each([
    ['is not there', 'msg_none', 'unknown_item'],
    ['is no widget', undefined, 'wrong_item'],
  ])('are refused from an item that %s', async (_what, id, code) => {
    const thread_id = await service.thread();
    const params = { thread_id, item_id: id ?? (await widgetOf(thread_id)), action: ACTION };
    expect(await service.ask({ type: 'threads.custom_action', params })).toEqual({
      events: [],
      refusal: code,
    });
    expect(await service.reply({ type: 'threads.sync_custom_action', params })).toBe(code);
  });

  it('that the responder refuses are refused before a stream begins', async () => {
    const thread_id = await service.thread();
    service.tells = () => {
      throw new AppError('unknown_action', 'There is no such action.');
    };
    const params = { thread_id, action: ACTION };
    expect(await service.ask({ type: 'threads.custom_action', params })).toEqual({
      events: [],
      refusal: 'unknown_action',
    });
  });
});
