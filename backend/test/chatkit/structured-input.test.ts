import type { StructuredInput, StructuredInputSubmission } from 'chatkit-protocol';
import { ServerUnderTest } from './server-under-test.js';

const options = [{ value: 'Low' }, { value: 'High' }];
const INPUTS: StructuredInput[] = [
  { id: 'one', type: 'multiple_choice', question: 'Priority?', options, multiple: false },
  { id: 'many', type: 'multiple_choice', question: 'Priorities?', options, multiple: true },
  { id: 'free', type: 'freeform', question: 'Notes?' },
];
const SKIPPED = { values: [], skipped: true };

describe('structured input', () => {
  const service = new ServerUnderTest();
  afterAll(() => service.remove());

  const ask = async (input: StructuredInputSubmission, thread?: string) => {
    const thread_id =
      thread ?? (await service.thread([{ type: 'structured_input', status: 'pending', inputs: INPUTS }]));
    const item_id = (await service.items(thread_id))[1]!.id;
    const heard = await service.ask({
      type: 'threads.add_structured_input',
      params: { thread_id, item_id, input },
    });
    return { ...heard, thread_id, item: (await service.items(thread_id))[1]! };
  };

  it.each<[string, StructuredInputSubmission, string, object[]]>([
    [
      'keeps the first value of a single choice',
      { answers: { one: { values: ['Low', 'High'] }, many: { values: ['Low', 'High'] } } },
      'answered',
      [{ values: ['Low'], skipped: false }, { values: ['Low', 'High'], skipped: false }, SKIPPED],
    ],
    [
      'takes a reader’s own words',
      {
        status: 'answered',
        answers: { one: { values: ['Whatever'] }, free: { values: ['Soon', 'please'] } },
      },
      'answered',
      [{ values: ['Whatever'], skipped: false }, SKIPPED, { values: ['Soon', 'please'], skipped: false }],
    ],
    [
      'skips what is skipped, empty or missing, and ignores what was not asked',
      { answers: { one: { values: ['Low'], skipped: true }, many: { values: [] }, zz: { values: ['x'] } } },
      'answered',
      [SKIPPED, SKIPPED, SKIPPED],
    ],
    [
      'skips all',
      { status: 'skipped', answers: { one: { values: ['Low'] } } },
      'skipped',
      [SKIPPED, SKIPPED, SKIPPED],
    ],
    ['skips what has no answers', {}, 'answered', [SKIPPED, SKIPPED, SKIPPED]],
  ])('%s', async (_what, submission, status, answers) => {
    const { events, item } = await ask(submission);
    const expected = { status, inputs: INPUTS.map((input, n) => ({ ...input, answer: answers[n] })) };
    expect(item).toMatchObject(expected);
    expect(events).toEqual([
      { type: 'stream_options', stream_options: { allow_cancel: true } },
      { type: 'thread.item.replaced', item },
    ]);
    const { message, conversation } = service.calls.at(-1)!;
    expect(message).toBeUndefined();
    expect(conversation.history.at(-1)).toEqual(item);
  });

  it('is given to the responder although it is older than the history', async () => {
    const thread = await service.thread([
      { type: 'structured_input', status: 'pending', inputs: INPUTS },
      ...Array.from({ length: 30 }, () => ({ type: 'end_of_turn' })),
    ]);
    const { item } = await ask({}, thread);
    expect(service.calls.at(-1)!.conversation.history[0]).toEqual(item);
  });

  it('is taken once', async () => {
    const { thread_id, item } = await ask({ answers: { free: { values: ['first'] } } });
    const again = await ask({ answers: { free: { values: ['second'] } } }, thread_id);
    expect(again).toMatchObject({ events: [], refusal: 'already_answered', item });
  });

  it('is refused for what asks nothing', async () => {
    expect(await ask({}, await service.thread([{ type: 'end_of_turn' }]))).toMatchObject({
      refusal: 'wrong_item',
    });
  });
});
