import type { Page, Thread, ThreadItem, ThreadStreamEvent } from 'chatkit-protocol';
import { Service, frames } from '../service.js';
import { ORCHARD } from '../orchard.js';

const message = (text: string, extra: object = {}) => ({
  content: [{ type: 'input_text', text }],
  attachments: [],
  inference_options: {},
  ...extra,
});

describe('the ChatKit endpoint', () => {
  const service = new Service({ ANSWER_THRESHOLD: '0.05' });
  let reader: string;

  beforeAll(async () => {
    await service.start();
    await service.putPages('orchard', [{ site: { base_url: 'https://orchard.example/' } }, ...ORCHARD]);
    reader = await service.session('orchard');
  });
  afterAll(() => service.remove());

  const send = (request: object, token = reader, headers: Record<string, string> = {}) =>
    service.post('/api/chatkit', request, { token, headers });
  const json = async <Reply>(type: string, params: object = {}, token = reader): Promise<Reply> =>
    (await (await send({ type, params }, token)).json()) as Reply;
  const events = async (request: object, token = reader, headers = {}): Promise<ThreadStreamEvent[]> => {
    const response = await send(request, token, headers);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    return (await Array.fromAsync(frames(response))) as unknown as ThreadStreamEvent[];
  };
  const create = (text: string, extra: object = {}) => ({
    type: 'threads.create',
    params: { input: message(text, extra) },
  });
  const threadOf = ([first]: ThreadStreamEvent[]): Thread => (first as { thread: Thread }).thread;
  const answerOf = (all: ThreadStreamEvent[]) =>
    (all.at(-1) as { item: Extract<ThreadItem, { type: 'assistant_message' }> }).item;

  it('creates a thread, tells the reader’s message, streams the answer and ends with it whole', async () => {
    const all = await events(create('When do I harvest apples?'));
    const outline = all.map((event) => ('update' in event ? event.update.type : event.type));
    expect(outline.slice(0, 6)).toEqual([
      'thread.created',
      'thread.item.done',
      'stream_options',
      'progress_update',
      'thread.item.added',
      'assistant_message.content_part.added',
    ]);
    expect(outline.slice(-2)).toEqual(['assistant_message.content_part.done', 'thread.item.done']);
    const streamed = all.map((event) =>
      'update' in event && event.update.type === 'assistant_message.content_part.text_delta'
        ? event.update.delta
        : '',
    );
    const [content] = answerOf(all).content;
    expect(streamed.join('')).toBe(content!.text);
    expect(content!.text).toMatch(/Harvest apples in autumn/);
  });

  it('cites the heading that it quotes, on the origin of the page that asks', async () => {
    const [content] = answerOf(await events(create('When do I harvest apples?'))).content;
    const [annotation] = content!.annotations;
    expect(annotation!.source).toMatchObject({
      type: 'url',
      url: 'http://localhost:3000/docs/apples#harvest',
    });
    expect(content!.text.slice(0, annotation!.index)).toMatch(/frost\.$/);
  });

  it('cites on the site’s own address when no page asks', async () => {
    const response = await service.fetch('/api/chatkit', {
      method: 'POST',
      body: JSON.stringify(create('When do I harvest apples?')),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${reader}` },
    });
    const all = (await Array.fromAsync(frames(response))) as unknown as ThreadStreamEvent[];
    expect(answerOf(all).content[0]!.annotations[0]!.source).toMatchObject({
      url: 'https://orchard.example/docs/apples#harvest',
    });
  });

  it('keeps code whole and as code', async () => {
    const [content] = answerOf(await events(create('Which command prunes pear trees?'))).content;
    expect(content!.text).toContain('```bash\norchard prune --species pear --no-paint\n```');
  });

  it('says that the docs hold no answer, in the docs’ language', async () => {
    const [content] = answerOf(await events(create('quantum chromodynamics lagrangian'))).content;
    expect(content!.text).toMatch(/could not find an answer/);
    expect(content!.annotations).toEqual([]);
  });

  it('goes on with a thread and reads it back in order', async () => {
    const { id } = threadOf(await events(create('When do I harvest apples?')));
    const more = await events({
      type: 'threads.add_user_message',
      params: { thread_id: id, input: message('And where do I store them?') },
    });
    expect(more.map(({ type }) => type).slice(0, 2)).toEqual(['thread.item.done', 'stream_options']);
    const thread = await json<Thread>('threads.get_by_id', { thread_id: id });
    expect(thread.title).toBe('When do I harvest apples?');
    expect(thread.items.data.map(({ type }) => type)).toEqual([
      'user_message',
      'assistant_message',
      'user_message',
      'assistant_message',
    ]);
    expect(thread.items.data[3]).toMatchObject({
      content: [{ text: expect.stringMatching(/cellar/) as string }],
    });
  });

  it('takes a short follow-up together with the question before it', async () => {
    const { id } = threadOf(await events(create('How do I prune pear trees?')));
    const more = await events({
      type: 'threads.add_user_message',
      params: { thread_id: id, input: message('which month?') },
    });
    expect(answerOf(more).content[0]!.text).toMatch(/pear/i);
  });

  it('pages through items and threads', async () => {
    const token = await service.session('orchard');
    const ids: string[] = [];
    for (const fruit of ['apples', 'pears', 'frost'])
      ids.push(threadOf(await events(create(fruit), token)).id);
    const first = await json<Page<Thread>>('threads.list', { limit: 2 }, token);
    expect(first).toMatchObject({ has_more: true, data: [{ id: ids[2] }, { id: ids[1] }] });
    const rest = await json<Page<Thread>>('threads.list', { limit: 2, after: first.after }, token);
    expect(rest).toEqual({ has_more: false, data: [expect.objectContaining({ id: ids[0] })] });
    const items = await json<Page<ThreadItem>>(
      'items.list',
      { thread_id: ids[0], limit: 1, order: 'asc' },
      token,
    );
    expect(items).toMatchObject({ has_more: true, data: [{ type: 'user_message' }] });
    expect(await json('items.list', { thread_id: ids[0], after: 'msg_none' }, token)).toMatchObject({
      code: 'unknown_item',
    });
  });

  it('answers a message again, and only what came after it is gone', async () => {
    const all = await events(create('When do I harvest apples?'));
    const thread_id = threadOf(all).id;
    const question = (all[1] as { item: ThreadItem }).item.id;
    await events({ type: 'threads.add_user_message', params: { thread_id, input: message('pears') } });
    const again = await events({
      type: 'threads.retry_after_item',
      params: { thread_id, item_id: question },
    });
    expect(again[0]).toEqual({ type: 'stream_options', stream_options: { allow_cancel: true } });
    const { items } = await json<Thread>('threads.get_by_id', { thread_id });
    expect(items.data.map(({ id }) => id)).toEqual([question, answerOf(again).id]);
    const wrong = await send({
      type: 'threads.retry_after_item',
      params: { thread_id, item_id: answerOf(again).id },
    });
    expect(wrong.status).toBe(409);
  });

  it('renames, judges and deletes', async () => {
    const all = await events(create('pests of pears'));
    const thread_id = threadOf(all).id;
    expect(await json('threads.update', { thread_id, title: 'Moths' })).toMatchObject({
      title: 'Moths',
      items: { data: [] },
    });
    expect(
      await json('items.feedback', { thread_id, item_ids: [answerOf(all).id], kind: 'positive' }),
    ).toEqual({});
    expect(
      await json('items.feedback', { thread_id, item_ids: ['msg_none'], kind: 'positive' }),
    ).toMatchObject({ code: 'unknown_item' });
    expect(await json('threads.delete', { thread_id })).toEqual({});
    expect(await json('threads.get_by_id', { thread_id })).toMatchObject({ code: 'unknown_thread' });
  });

  it('answers one question of a thread at a time', async () => {
    const thread_id = threadOf(await events(create('apples'))).id;
    const request = { type: 'threads.add_user_message', params: { thread_id, input: message('pears') } };
    const responses = await Promise.all(Array.from({ length: 8 }, () => send(request)));
    const statuses = responses.map(({ status }) => status);
    await Promise.all(responses.map((response) => response.text()));
    expect(statuses).toContain(200);
    expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
    const { items } = await json<Thread>('threads.get_by_id', { thread_id });
    expect(items.data).toHaveLength(2 + 2 * statuses.filter((status) => status === 200).length);
  });

  it('keeps the question when the reader leaves at once', async () => {
    const token = await service.session('orchard');
    const leave = new AbortController();
    const response = await service.fetch('/api/chatkit', {
      method: 'POST',
      body: JSON.stringify(create('When do I harvest apples?')),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      signal: leave.signal,
    });
    const [first] = [await frames(response).next()];
    leave.abort();
    const { id } = (first!.value as { thread: Thread }).thread;
    const { items } = await json<Thread>('threads.get_by_id', { thread_id: id }, token);
    expect(items.data[0]).toMatchObject({ content: [{ text: 'When do I harvest apples?' }] });
  });

  it('refuses before a stream what it does not serve, and what is no message', async () => {
    for (const [request, code] of [
      [
        { type: 'input.transcribe', params: { audio_base64: '', mime_type: 'audio/webm' } },
        'dictation_unsupported',
      ],
      [
        { type: 'attachments.create', params: { name: 'a', size: 1, mime_type: 'x/y' } },
        'attachments_unsupported',
      ],
      [{ type: 'attachments.delete', params: { attachment_id: 'atc_1' } }, 'attachments_unsupported'],
      [create('x', { attachments: ['atc_1'] }), 'attachments_unsupported'],
      [create('', { attachments: ['atc_1'] }), 'attachments_unsupported'],
      [create('   '), 'invalid_request'],
      [{ ...create('x'), metadata: null }, 'invalid_request'],
      [{ type: 'threads.create' }, 'invalid_request'],
    ] as const) {
      const response = await send(request);
      expect([response.status, await response.json()]).toEqual([400, expect.objectContaining({ code })]);
    }
  });

  it('refuses what a thread does not wait for, and actions that it does not have', async () => {
    const all = await events(create('apples'));
    const thread_id = threadOf(all).id;
    const item_id = answerOf(all).id;
    const action = { type: 'go', payload: [null] };
    for (const [type, params, status, code] of [
      ['threads.add_client_tool_output', { result: null }, 409, 'wrong_item'],
      ['threads.add_structured_input', { item_id, input: {} }, 409, 'wrong_item'],
      ['threads.custom_action', { item_id, action }, 409, 'wrong_item'],
      ['threads.sync_custom_action', { item_id, action }, 409, 'wrong_item'],
      ['threads.custom_action', { action }, 400, 'unknown_action'],
      ['threads.sync_custom_action', { item_id: null, action }, 400, 'unknown_action'],
    ] as const) {
      const response = await send({ type, params: { thread_id, ...params } });
      expect([type, response.status, await response.json()]).toEqual([
        type,
        status,
        expect.objectContaining({ code }),
      ]);
    }
    expect((await json<Thread>('threads.get_by_id', { thread_id })).items.data).toHaveLength(2);
  });

  it('names what is wrong with an output, answers and an action', async () => {
    const thread_id = 'thr_none';
    const input = (value: object) => ({ thread_id, item_id: 'x', input: value });
    for (const [type, params, field] of [
      ['threads.add_client_tool_output', { thread_id }, 'result'],
      ['threads.add_structured_input', { thread_id, item_id: 'x' }, 'input'],
      ['threads.add_structured_input', input({ status: 'done' }), 'input.status'],
      ['threads.add_structured_input', input({ answers: { q: 'Low' } }), 'input.answers'],
      ['threads.add_structured_input', input({ answers: { q: { values: 'Low' } } }), 'input.answers'],
      ['threads.add_structured_input', input({ answers: { q: { skipped: null } } }), 'input.answers'],
      ['threads.add_structured_input', input({ answers: [] }), 'input.answers'],
      ['threads.custom_action', { thread_id, action: 'go' }, 'action'],
      ['threads.custom_action', { thread_id, action: {} }, 'action.type'],
      ['threads.sync_custom_action', { thread_id, item_id: 7, action: { type: 'go' } }, 'item_id'],
      ['attachments.create', { name: 'a', mime_type: 'x/y' }, 'size'],
      ['attachments.delete', {}, 'attachment_id'],
      ['input.transcribe', { mime_type: 'audio/webm' }, 'audio_base64'],
    ] as const) {
      const response = await send({ type, params });
      expect([type, response.status, await response.json()]).toMatchObject([
        type,
        400,
        { code: 'invalid_request', details: [{ field: `params.${field}` }] },
      ]);
    }
  });

  it('answers 404 for a site that nobody has indexed', async () => {
    const response = await send(create('x'), await service.session('vineyard'));
    expect([response.status, await response.json()]).toEqual([
      404,
      expect.objectContaining({ code: 'unknown_site' }),
    ]);
  });
});
