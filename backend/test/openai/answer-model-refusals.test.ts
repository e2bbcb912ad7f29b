import { KEY, ModelUnderTest } from './model-under-test.js';
import { eventually, startOpenAi, type OpenAiDouble } from './openai-double.js';

describe.each(['responses', 'chat'] as const)(
  'OpenAiAnswerModel through %s, before the answer begins',
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

    it.each([
      ['401', 'unauthorized', false, /refuses the API key \(401\): check OPENAI_API_KEY/],
      ['401_missing', 'unauthorized', false, /check OPENAI_API_KEY/],
      ['404_model', 'rejected', false, /does not know the model "gpt-test" \(404\): check OPENAI_MODEL/],
      ['429_rate', 'rate_limited', true, /429/],
      ['429_tokens', 'rate_limited', true, /429/],
      ['429_quota', 'quota_exceeded', false, /quota/],
      ['400_context', 'rejected', false, /too long for the model "gpt-test"/],
      ['500', 'failed', true, /failed \(500\)/],
    ])('tells of %s as %s', async (error, fault, retryable, operatorMessage) => {
      const adapter = model.with();
      await double.script({ error });
      const outcome = await model.run(adapter);
      expect(outcome.pieces).toEqual([]);
      expect(outcome.error).toMatchObject({
        fault,
        retryable,
        operatorMessage: expect.stringMatching(operatorMessage),
      });
      expect(adapter.upstream.state.failed).toEqual({ [fault]: 1 });
    });

    it('passes on how long to wait, and does not wait that long itself', async () => {
      await double.script({ error: '429_rate', headers: { 'retry-after': '7' } });
      expect((await model.run()).error).toMatchObject({ retryAfterSeconds: 7 });
      await double.script({ error: '429_tokens', headers: { 'retry-after-ms': '2500', 'retry-after': '9' } });
      expect((await model.run()).error).toMatchObject({ retryAfterSeconds: 2.5 });
      const date = new Date(Date.now() + 60_000).toUTCString();
      await double.script({ error: '429_tokens', headers: { 'retry-after': date } });
      expect((await model.run()).error?.retryAfterSeconds).toBeGreaterThan(30);
      expect(await model.count()).toBe(3);
    });

    it('does not come back where the server says that it is no use', async () => {
      await double.script({ error: '500', headers: { 'x-should-retry': 'false' } });
      expect((await model.run()).error).toMatchObject({ fault: 'failed', retryable: false });
      expect(await model.count()).toBe(1);
    });

    it.each([
      ['429_rate', { 'retry-after-ms': '10' }],
      ['500', { 'retry-after-ms': '10' }],
    ])('asks once more after %s', async (error, headers) => {
      await double.script({ error, headers, times: 1 });
      expect((await model.run()).pieces.join('')).toContain('[2]');
      await double.script({ error, headers, times: 2 });
      expect((await model.run()).error).toBeDefined();
      expect(await model.count()).toBe(4);
    });

    it('asks once more when the connection is refused', async () => {
      await double.fault({ kind: 'refuse', times: 1 });
      expect((await model.run()).pieces.join('')).toContain('[2]');
    });

    it('asks once more when the model fails before its first word', async () => {
      await double.script({ end: 'failed', after: 0, times: 1 });
      expect((await model.run()).pieces.join('')).toContain('[2]');
    });

    it('says where nobody answers', async () => {
      const gone = await startOpenAi();
      await gone.stop();
      const { error } = await model.run(model.with({ baseUrl: gone.baseUrl }));
      expect(error).toMatchObject({
        fault: 'unreachable',
        operatorMessage: `The model server cannot be reached at ${new URL(gone.url).host} (ECONNREFUSED): is it running? check OPENAI_BASE_URL.`,
      });
    });

    it('says that a key is asked for where there is none', async () => {
      const { error } = await model.run(model.with({ apiKey: undefined }));
      expect(error).toMatchObject({
        fault: 'unauthorized',
        operatorMessage: expect.stringMatching(/set OPENAI_API_KEY/),
      });
    });

    it('doubts the address where there is no such interface', async () => {
      const { error } = await model.run(model.with({ baseUrl: double.url }));
      expect(error).toMatchObject({
        fault: 'rejected',
        operatorMessage: expect.stringMatching(/OPENAI_BASE_URL/),
      });
    });

    it('does not wait for ever', async () => {
      const adapter = model.with({ firstTokenTimeoutMs: 80 });
      await double.script({ firstDeltaMs: 60_000 });
      expect((await model.run(adapter)).error).toMatchObject({
        fault: 'slow',
        operatorMessage: expect.stringMatching(/within 0.08 s: raise OPENAI_FIRST_TOKEN_SECONDS/),
      });
      await double.fault({ kind: 'hang', operations: [model.operation] });
      expect((await model.run(adapter)).error).toMatchObject({ fault: 'slow' });
      expect(adapter.upstream.state.failed).toEqual({ slow: 2 });
      await eventually(async () => (await double.answers()).open === 0);
    });
  },
);
