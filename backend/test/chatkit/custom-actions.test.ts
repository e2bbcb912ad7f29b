import { AppError } from '../../src/errors/app-error.js';
import { ServerUnderTest, input, itemOf } from './server-under-test.js';

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

  describe('that are answered at once claim the thread’s turn:', () => {
    const act = (thread_id: string) =>
      service.reply({ type: 'threads.sync_custom_action', params: { thread_id, action: ACTION } });

    it('one is refused while a turn streams', async () => {
      const thread_id = await service.thread();
      service.tells = async function* () {
        yield { type: 'client_effect', name: 'ping', data: {} };
      };
      const meanwhile: Promise<unknown>[] = [];
      await service.ask({ type: 'threads.custom_action', params: { thread_id, action: ACTION } }, () => {
        meanwhile.push(act(thread_id));
        return undefined;
      });
      expect(await Promise.all(meanwhile)).toEqual(['turn_in_progress', 'turn_in_progress']);
      service.syncReply = {};
      expect(await act(thread_id)).toEqual({});
    });

    it('whatever else goes on with the thread is refused meanwhile', async () => {
      const [thread_id, other] = [await service.thread(), await service.thread()];
      const { promise, resolve } = Promise.withResolvers<object>();
      service.syncReply = promise;
      const first = act(thread_id);
      expect(await act(thread_id)).toBe('turn_in_progress');
      const params = { thread_id, input: input('Pears?') };
      const question = { type: 'threads.add_user_message', params } as const;
      expect(await service.ask(question)).toEqual({ events: [], refusal: 'turn_in_progress' });
      const elsewhere = act(other);
      resolve({});
      expect(await Promise.all([first, elsewhere])).toEqual([{}, {}]);
    });

    it('one that fails gives it back', async () => {
      const thread_id = await service.thread();
      service.syncReply = Promise.reject(new AppError('unknown_action', 'There is no such action.'));
      expect(await act(thread_id)).toBe('unknown_action');
      service.syncReply = {};
      expect(await act(thread_id)).toEqual({});
    });
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
