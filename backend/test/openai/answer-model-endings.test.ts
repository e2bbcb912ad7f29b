import { KEY, ModelUnderTest, REQUEST } from './model-under-test.js';
import { eventually, startOpenAi, type OpenAiDouble } from './openai-double.js';

describe.each(['responses', 'chat'] as const)(
  'OpenAiAnswerModel through %s, once the answer has begun',
  (api) => {
    let double: OpenAiDouble;
    let model: ModelUnderTest;

    beforeAll(async () => {
      double = await startOpenAi({ key: KEY });
      model = new ModelUnderTest(api, double);
    });
    afterEach(async () => {
      await double.clear();
      await double.script();
    });
    afterAll(() => double.stop());

    const deltas = ['Store', ' apples', ' cool.'];

    it.each([
      ['cut', 'interrupted', true],
      ['early_end', 'interrupted', true],
      ['failed', 'failed', true],
      ['error_event', 'failed', true],
      ['incomplete_max_output_tokens', 'interrupted', false],
      ['incomplete_content_filter', 'rejected', false],
      ['refusal', 'rejected', false],
    ] as const)('keeps what was written when it ends by %s', async (end, fault, retryable) => {
      await double.script({ deltas, end, after: 2 });
      const { pieces, error } = await model.run();
      expect(pieces).toEqual(['Store', ' apples']);
      expect(error).toMatchObject({ fault, retryable });
      expect(await model.count()).toBe(1);
    });

    it.each([
      ['rate_limit_exceeded', 'rate_limited'],
      ['insufficient_quota', 'quota_exceeded'],
      ['invalid_prompt', 'rejected'],
      ['server_error', 'failed'],
      ['something_new', 'failed'],
    ])('tells of the code %s as %s', async (code, fault) => {
      for (const end of ['failed', 'error_event'] as const) {
        await double.script({ deltas, end, code });
        expect((await model.run()).error).toMatchObject({ fault });
      }
    });

    it('tells the reader why there is no more', async () => {
      const adapter = model.with();
      const sentence = async (end: 'refusal' | 'incomplete_max_output_tokens'): Promise<string> => {
        await double.script({ deltas: end === 'refusal' ? undefined : deltas, end });
        return (await model.run(adapter)).error!.message;
      };
      expect(await sentence('refusal')).toMatch(/^The model declined to answer this question\./);
      expect(await sentence('incomplete_max_output_tokens')).toMatch(/cut at its length limit/);
      expect(adapter.upstream.state).toMatchObject({ succeeded: 2, failed: {} });
    });

    it('does not wait for ever for more, but as long as the reader takes', async () => {
      const adapter = model.with({ nextTokenTimeoutMs: 100 });
      await double.script({ deltas, end: 'hang', after: 2 });
      const { pieces, error } = await model.run(adapter);
      expect(pieces).toEqual(['Store', ' apples']);
      expect(error).toMatchObject({
        fault: 'slow',
        operatorMessage: expect.stringMatching(/OPENAI_NEXT_TOKEN_SECONDS/),
      });

      await double.script({ deltas });
      const read: string[] = [];
      for await (const piece of adapter.answer(REQUEST, new AbortController().signal)) {
        await new Promise((resolve) => setTimeout(resolve, 150));
        read.push(piece);
      }
      expect(read).toEqual(deltas);
    });

    it('breaks off at once when the reader leaves', async () => {
      const adapter = model.with();
      await double.script({ deltas, end: 'hang', after: 1 });
      const before = await double.answers();
      const leaving = new AbortController();
      const reason = new Error('gone');
      const answer = adapter.answer(REQUEST, leaving.signal);
      expect((await answer.next()).value).toBe('Store');
      const next = answer.next();
      leaving.abort(reason);
      await expect(next).rejects.toBe(reason);
      await eventually(async () => (await double.answers()).left === before.left + 1);
      expect(adapter.upstream.state).toMatchObject({ succeeded: 0, failed: {} });
    });

    it('breaks off when nobody reads on', async () => {
      await double.script({ deltas, end: 'hang', after: 2 });
      const before = await double.answers();
      for await (const _piece of model.with().answer(REQUEST, new AbortController().signal)) break;
      await eventually(async () => (await double.answers()).left === before.left + 1);
    });

    it('is cut where the server does not keep to the limit', async () => {
      const before = await double.answers();
      await double.script({ deltas: Array.from({ length: 1_000 }, () => 'apples '), end: 'hang' });
      const { pieces, error } = await model.run(model.with({ maxOutputTokens: 16 }));
      expect(pieces.join('').length).toBeLessThanOrEqual(16 * 16);
      expect(error).toMatchObject({
        message: 'The answer was cut at its length limit. Ask for a part of it.',
      });
      await eventually(async () => (await double.answers()).left === before.left + 1);
    });

    it('is over with its last word, though the server holds the line', async () => {
      await double.script({ deltas, lingerMs: 300_000 });
      expect((await model.run(model.with({ nextTokenTimeoutMs: 300_000 }))).pieces).toEqual(deltas);
      await eventually(async () => (await double.answers()).open === 0);
    });
  },
);
