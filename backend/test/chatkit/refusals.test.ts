import type { StreamingReq } from 'chatkit-protocol';
import { CALL, STREAMING, ServerUnderTest, input, nothing } from './server-under-test.js';

const ACTION = { type: 'go' };

describe('what a thread refuses', () => {
  const service = new ServerUnderTest();
  afterAll(() => service.remove());

  describe.each([{ type: 'locked', reason: 'Escalated' } as const, { type: 'closed' } as const])(
    'once it is $type:',
    (status) => {
      it.each(STREAMING)('%s', async (_type, _lead, before, requestOf) => {
        const thread = await service.thread(before, status);
        const items = await service.items(thread);
        service.calls.length = 0;
        const heard = await service.ask(requestOf(thread, items));
        expect(heard).toEqual({ events: [], refusal: 'thread_not_active' });
        expect(await service.items(thread)).toEqual(items);
        expect(service.calls).toEqual([]);
      });

      it('threads.sync_custom_action, but not to be read, renamed and deleted', async () => {
        const thread_id = await service.thread([], status);
        expect(
          await service.reply({ type: 'threads.sync_custom_action', params: { thread_id, action: ACTION } }),
        ).toBe('thread_not_active');
        expect(
          await service.reply({ type: 'threads.update', params: { thread_id, title: 'Mine' } }),
        ).toMatchObject({ title: 'Mine', status });
        expect(await service.reply({ type: 'threads.delete', params: { thread_id } })).toEqual({});
      });
    },
  );

  it.each(STREAMING)('while it answers: %s', async (_type, _lead, before, requestOf) => {
    const thread = await service.thread(before);
    const items = await service.items(thread);
    let heard: unknown;
    service.tells = async function* () {
      heard = await service.ask(requestOf(thread, items));
      yield { type: 'progress_update', text: '1' };
    };
    await service.ask({ type: 'threads.add_user_message', params: { thread_id: thread, input: input() } });
    expect(heard).toEqual({ events: [], refusal: 'turn_in_progress' });
  });

  it('says of another reader’s thread that there is none, also while it answers', async () => {
    const thread_id = await service.thread();
    const params = { thread_id, input: input() };
    let refusal: unknown;
    service.tells = async function* () {
      const owner = { site: 'orchard', subject: 'reader_2' };
      const { signal } = new AbortController();
      const stream = service.server.stream({ type: 'threads.add_user_message', params }, { owner }, signal);
      refusal = await stream.next().catch((thrown: unknown) => thrown);
      yield { type: 'progress_update', text: '1' };
    };
    await service.ask({ type: 'threads.add_user_message', params });
    expect(refusal).toMatchObject({ code: 'unknown_thread' });
  });

  it.each(STREAMING)(
    'stores nothing when the responder refuses: %s',
    async (_type, _lead, before, requestOf) => {
      const thread = await service.thread([
        ...before,
        ...(before[0] === CALL ? [] : [{ type: 'end_of_turn' }]),
      ]);
      const items = await service.items(thread);
      const subject = before.length > 0 && before[0] !== CALL ? items.slice(0, -1) : items;
      service.tells = () => {
        throw Object.assign(new Error('No.'), { code: 'unknown_action' });
      };
      expect(await service.ask(requestOf(thread, subject))).toEqual({
        events: [],
        refusal: 'unknown_action',
      });
      expect(await service.items(thread)).toEqual(items);
      service.tells = nothing;
      expect(await service.ask(requestOf(thread, subject))).not.toHaveProperty('refusal');
    },
  );

  it('takes no attachments and no recordings, and leaves no thread behind', async () => {
    const before = await service.reply({ type: 'threads.list', params: {} });
    const message: StreamingReq = {
      type: 'threads.create',
      params: { input: { ...input(), attachments: ['atc_1'] } },
    };
    expect(await service.ask(message)).toEqual({ events: [], refusal: 'attachments_unsupported' });
    expect(await service.reply({ type: 'threads.list', params: {} })).toEqual(before);
    expect(
      await service.reply({ type: 'attachments.create', params: { name: 'a', size: 1, mime_type: 'x/y' } }),
    ).toBe('attachments_unsupported');
    expect(await service.reply({ type: 'attachments.delete', params: { attachment_id: 'atc_1' } })).toBe(
      'attachments_unsupported',
    );
    expect(
      await service.reply({
        type: 'input.transcribe',
        params: { audio_base64: '', mime_type: 'audio/webm' },
      }),
    ).toBe('dictation_unsupported');
  });
});
