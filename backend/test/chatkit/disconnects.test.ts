import type { StreamingReq } from 'chatkit-protocol';
import type { ResponderEvent } from '../../src/chat/chatkit/responder.js';
import { STREAMING, ServerUnderTest, input, itemOf, type Call, type RequestOf } from './server-under-test.js';

const citation = {
  type: 'annotation' as const,
  source: { type: 'url' as const, title: 'A', url: 'https://orchard.example/a' },
  index: 6,
};
const part = (text: string) => ({ type: 'output_text' as const, text, annotations: [] });

/** Tells half an answer beside half a workflow, changes the title, and waits for ever. */
async function* half({ conversation: { thread } }: Call): AsyncGenerator<ResponderEvent> {
  const updated = (update: object) =>
    ({ type: 'thread.item.updated', item_id: 'msg_half', update }) as ResponderEvent;
  const added = (item: object) =>
    ({ type: 'thread.item.added', item: itemOf(thread.id, item) }) as ResponderEvent;
  yield { type: 'progress_update', text: 'Searching' };
  yield added({ id: 'msg_half', type: 'assistant_message', content: [] });
  yield added({ id: 'wf_half', type: 'workflow', workflow: { type: 'custom', tasks: [], expanded: false } });
  yield updated({ type: 'assistant_message.content_part.added', content_index: 0, content: part('') });
  yield updated({ type: 'assistant_message.content_part.text_delta', content_index: 0, delta: 'Apples' });
  yield updated({
    type: 'assistant_message.content_part.annotation_added',
    content_index: 0,
    annotation_index: 0,
    annotation: citation,
  });
  yield updated({ type: 'assistant_message.content_part.done', content_index: 0, content: part('Apples') });
  yield updated({ type: 'assistant_message.content_part.text_delta', content_index: 2, delta: 'Pears' });
  thread.metadata = { isHalf: true };
  await new Promise(() => undefined);
}

const cited = { ...part('Apples'), annotations: [citation] };
/** What must be stored of the answer, by how many of its updates were told. */
const KEPT = [[], [], [part('Apples')], [cited], [cited], [cited, part(''), part('Pears')]];
/** How many events `half` tells. */
const HALF_LENGTH = 8;

type Way = 'close' | 'abort' | 'abort while waiting';

describe.each<[StreamingReq['type'], number, object[], RequestOf<StreamingReq>]>([
  ['threads.create', 3, [], () => ({ type: 'threads.create', params: { input: input() } })],
  ...STREAMING,
])('%s', (_type, leadLength, before, requestOf) => {
  const service = new ServerUnderTest();
  afterAll(() => service.remove());

  /** Leaves after so many events, and looks at what is stored then. */
  const leave = async (after: number, way: Way) => {
    const thread = await service.thread(before);
    const request = requestOf(thread, await service.items(thread));
    service.tells = half;
    const leaving = new AbortController();
    let count = 0;
    const { events, refusal } = await service.ask(
      request,
      () => {
        if (++count !== after) return undefined;
        if (way === 'close') return 'close';
        if (way === 'abort') leaving.abort();
        else setImmediate(() => leaving.abort());
        return undefined;
      },
      leaving.signal,
    );
    const [first] = events;
    const threadId = first?.type === 'thread.created' ? first.thread.id : thread;
    const items = await service.items(threadId);
    const answer = items.find(({ id }) => id === 'msg_half');
    return {
      refusal,
      answer: answer && 'content' in answer ? answer.content : [],
      expected: KEPT[events.filter(({ type }) => type === 'thread.item.updated').length],
      last: items.at(-1)!.type,
      workflows: items.filter(({ type }) => type === 'workflow'),
      isAborted: service.calls.at(-1)!.signal.aborted,
      failures: service.failures,
      metadata: (await service.threads.thread(service.context.owner, threadId))!.metadata,
    };
  };

  it.each<Way>(['close', 'abort'])('keeps what was told, after whichever event: %s', async (way) => {
    for (let after = 1; after <= leadLength + HALF_LENGTH; after++) {
      const { answer, expected, ...left } = await leave(after, way);
      expect([after, answer]).toEqual([after, expected]);
      expect(left).toMatchObject({
        refusal: undefined,
        last: 'sdk_hidden_context',
        workflows: [],
        isAborted: true,
        failures: [],
      });
    }
  });

  it('keeps what was told, and the thread, when the reader leaves while the responder is waited for', async () => {
    const left = await leave(leadLength + HALF_LENGTH, 'abort while waiting');
    expect(left.answer).toEqual(KEPT.at(-1));
    expect(left).toMatchObject({ last: 'sdk_hidden_context', isAborted: true, metadata: { isHalf: true } });
  });
});

describe('a message that was done when the reader left', () => {
  const service = new ServerUnderTest();
  afterAll(() => service.remove());

  it('is stored once', async () => {
    const thread_id = await service.thread();
    service.tells = async function* () {
      const item = itemOf(thread_id, { type: 'assistant_message', content: [part('Apples')] });
      yield { type: 'thread.item.added', item };
      yield { type: 'thread.item.done', item };
      yield { type: 'progress_update', text: 'And pears' };
    };
    await service.ask({ type: 'threads.add_user_message', params: { thread_id, input: input() } }, (event) =>
      event.type === 'progress_update' ? 'close' : undefined,
    );
    expect((await service.items(thread_id)).map(({ type }) => type)).toEqual([
      'user_message',
      'user_message',
      'assistant_message',
      'sdk_hidden_context',
    ]);
    expect(service.failures).toEqual([]);
  });
});

describe('a thread whose reader has left', () => {
  const service = new ServerUnderTest();
  afterAll(() => service.remove());

  it.each<'close' | undefined>(['close', undefined])('takes the next message at once (%s)', async (way) => {
    const thread_id = await service.thread();
    const request = { type: 'threads.add_user_message', params: { thread_id, input: input() } } as const;
    service.tells = half;
    const leaving = new AbortController();
    await service.ask(
      request,
      () => {
        leaving.abort();
        return way;
      },
      leaving.signal,
    );
    service.tells = async function* ({ conversation }) {
      yield { type: 'thread.item.done', item: itemOf(conversation.thread.id, { type: 'end_of_turn' }) };
    };
    const { events } = await service.ask(request);
    expect(events.at(-1)).toMatchObject({ item: { type: 'end_of_turn' } });
  });
});
