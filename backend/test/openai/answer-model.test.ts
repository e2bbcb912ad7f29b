import type { AnswerRequest, NumberedPassage } from '../../src/chat/answer-model.js';
import { OpenAiAnswerModel } from '../../src/chat/answer-models/openai.answer-model.js';
import type { OpenAiModelSettings } from '../../src/configuration/vendors.js';
import { UpstreamError } from '../../src/upstreams/upstream-error.js';
import { Upstream } from '../../src/upstreams/upstream.js';
import { eventually, startOpenAi, type OpenAiDouble } from './openai-double.js';

const KEY = 'sk-the-key-of-these-tests';
const passages: NumberedPassage[] = [
  { number: 1, title: 'Pears', headings: [], blocks: [{ kind: 'text', text: 'Pears ripen.' }], links: [] },
  {
    number: 2,
    title: 'Apples',
    headings: ['Storage'],
    blocks: [{ kind: 'text', text: 'Store apples in a cool cellar. On shelves.' }],
    links: [],
  },
];
const REQUEST: AnswerRequest = {
  question: 'Where do I store my secret apples?',
  history: [],
  passages,
  locale: 'en',
};

describe.each(['responses', 'chat'] as const)('OpenAiAnswerModel through %s', (api) => {
  const operation = api === 'responses' ? 'createResponse' : 'createChatCompletion';
  let double: OpenAiDouble;

  beforeAll(async () => {
    double = await startOpenAi({ key: KEY });
  });
  afterEach(async () => {
    await double.clear();
    await double.script();
  });
  afterAll(() => double.stop());

  const modelWith = (settings: Partial<OpenAiModelSettings> = {}): OpenAiAnswerModel =>
    new OpenAiAnswerModel(
      {
        apiKey: KEY,
        baseUrl: double.baseUrl,
        model: 'gpt-test',
        api,
        maxOutputTokens: 500,
        firstTokenTimeoutMs: 20_000,
        nextTokenTimeoutMs: 20_000,
        ...settings,
      },
      new Upstream({ name: 'OpenAI answers', pauseMs: 0, onChange: () => undefined }),
    );

  /** What a model says, and what it fails with. */
  const run = async (
    model = modelWith(),
    request = REQUEST,
  ): Promise<{ pieces: string[]; error?: UpstreamError }> => {
    const pieces: string[] = [];
    try {
      for await (const piece of model.answer(request, new AbortController().signal)) pieces.push(piece);
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      return { pieces, error };
    }
    return { pieces };
  };
  const lastRequest = async (): Promise<Record<string, unknown>> =>
    (await double.requests()).requests.at(-1)!.body as Record<string, unknown>;
  const count = async (): Promise<number> => (await double.requests()).counts[operation] ?? 0;

  it('answers from the passages, piece by piece and in order', async () => {
    const { pieces } = await run();
    expect(pieces).toEqual(['Store', ' apples', ' in', ' a', ' cool', ' cellar.', ' [2]']);
  });

  it('says nothing of what it is not told to', async () => {
    const model = modelWith();
    await run(model);
    expect(model.upstream.state).toMatchObject({ succeeded: 1, failed: {}, problem: undefined });
    const body = await lastRequest();
    expect(Object.keys(body).sort()).toEqual(
      api === 'responses'
        ? ['input', 'instructions', 'max_output_tokens', 'model', 'store', 'stream']
        : ['max_tokens', 'messages', 'model', 'stream'],
    );
    await run(modelWith({ reasoningEffort: 'low' }));
    expect(await lastRequest()).toMatchObject(
      api === 'responses' ? { reasoning: { effort: 'low' }, store: false } : { reasoning_effort: 'low' },
    );
  });

  it('needs no key where the server needs none', async () => {
    const keyless = await startOpenAi();
    const { pieces } = await run(modelWith({ apiKey: undefined, baseUrl: keyless.baseUrl }));
    await keyless.stop();
    expect(pieces.join('')).toContain('[2]');
  });

  it('says nothing when the passages hold no answer', async () => {
    const { pieces, error } = await run(modelWith(), {
      ...REQUEST,
      question: 'Who won the chess championship?',
    });
    expect({ pieces, error }).toEqual({ pieces: [], error: undefined });
    await double.script({ deltas: ['\n NO', '_ANS', 'WER', '.\n'] });
    expect((await run()).pieces).toEqual([]);
  });

  it('thinks before it writes without a trace of that', async () => {
    await double.script({ reasoning: ['Secret', ' thoughts.'], deltas: ['Yes.'] });
    expect((await run()).pieces).toEqual(['Yes.']);
    await double.script({ reasoning: [], deltas: ['Yes.'] });
    expect((await run()).pieces).toEqual(['Yes.']);
  });

  describe('before the answer begins', () => {
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
      const model = modelWith();
      await double.script({ error });
      const outcome = await run(model);
      expect(outcome.pieces).toEqual([]);
      expect(outcome.error).toMatchObject({
        fault,
        retryable,
        operatorMessage: expect.stringMatching(operatorMessage),
      });
      expect(model.upstream.state.failed).toEqual({ [fault]: 1 });
    });

    it('passes on how long to wait, and does not wait that long itself', async () => {
      await double.script({ error: '429_rate', headers: { 'retry-after': '7' } });
      expect((await run()).error).toMatchObject({ retryAfterSeconds: 7 });
      await double.script({ error: '429_tokens', headers: { 'retry-after-ms': '2500', 'retry-after': '9' } });
      expect((await run()).error).toMatchObject({ retryAfterSeconds: 2.5 });
      const date = new Date(Date.now() + 60_000).toUTCString();
      await double.script({ error: '429_tokens', headers: { 'retry-after': date } });
      expect((await run()).error?.retryAfterSeconds).toBeGreaterThan(30);
      expect(await count()).toBe(3);
    });

    it('does not come back where the server says that it is no use', async () => {
      await double.script({ error: '500', headers: { 'x-should-retry': 'false' } });
      expect((await run()).error).toMatchObject({ fault: 'failed', retryable: false });
      expect(await count()).toBe(1);
    });

    it.each([
      ['429_rate', { 'retry-after-ms': '10' }],
      ['500', { 'retry-after-ms': '10' }],
    ])('asks once more after %s', async (error, headers) => {
      await double.script({ error, headers, times: 1 });
      expect((await run()).pieces.join('')).toContain('[2]');
      await double.script({ error, headers, times: 2 });
      expect((await run()).error).toBeDefined();
      expect(await count()).toBe(4);
    });

    it('asks once more when the connection is refused', async () => {
      await double.fault({ kind: 'refuse', times: 1 });
      expect((await run()).pieces.join('')).toContain('[2]');
    });

    it('asks once more when the model fails before its first word', async () => {
      await double.script({ end: 'failed', after: 0, times: 1 });
      expect((await run()).pieces.join('')).toContain('[2]');
    });

    it('says where nobody answers', async () => {
      const gone = await startOpenAi();
      await gone.stop();
      const { error } = await run(modelWith({ baseUrl: gone.baseUrl }));
      expect(error).toMatchObject({
        fault: 'unreachable',
        operatorMessage: `The model server cannot be reached at ${new URL(gone.url).host} (ECONNREFUSED): is it running? check OPENAI_BASE_URL.`,
      });
    });

    it('says that a key is asked for where there is none', async () => {
      const { error } = await run(modelWith({ apiKey: undefined }));
      expect(error).toMatchObject({
        fault: 'unauthorized',
        operatorMessage: expect.stringMatching(/set OPENAI_API_KEY/),
      });
    });

    it('doubts the address where there is no such interface', async () => {
      const { error } = await run(modelWith({ baseUrl: double.url }));
      expect(error).toMatchObject({
        fault: 'rejected',
        operatorMessage: expect.stringMatching(/OPENAI_BASE_URL/),
      });
    });

    it('does not wait for ever', async () => {
      const model = modelWith({ firstTokenTimeoutMs: 80 });
      await double.script({ firstDeltaMs: 60_000 });
      expect((await run(model)).error).toMatchObject({
        fault: 'slow',
        operatorMessage: expect.stringMatching(/within 0.08 s: raise OPENAI_FIRST_TOKEN_SECONDS/),
      });
      await double.fault({ kind: 'hang', operations: [operation] });
      expect((await run(model)).error).toMatchObject({ fault: 'slow' });
      expect(model.upstream.state.failed).toEqual({ slow: 2 });
      await eventually(async () => (await double.answers()).open === 0);
    });
  });

  describe('when the prompt is too long', () => {
    it('asks again with half the passages', async () => {
      const long: NumberedPassage[] = passages.map((passage) => ({
        ...passage,
        blocks: [...passage.blocks, { kind: 'text', text: 'Apples and pears. '.repeat(200) }],
      }));
      await double.script({ maxInputCharacters: 7_000 });
      const { pieces, error } = await run(modelWith(), { ...REQUEST, passages: [long[1]!, long[0]!] });
      expect(error).toBeUndefined();
      expect(pieces.join('')).toContain('cool cellar. [2]');
      expect(await count()).toBe(2);
      expect(JSON.stringify(await lastRequest())).not.toContain('Pears ripen');
    });

    it.each([
      {
        error: {
          code: 400,
          message: "This model's maximum context length is 4096 tokens.",
          type: 'BadRequestError',
        },
      },
      { error: { code: 400, message: 'the request exceeds the available context size', type: 'x' } },
      {
        error: 'Trying to keep the first 9000 tokens when context the overflows. The context length is 4096.',
      },
    ])('knows how other servers say so: %j', async (body) => {
      await double.fault({ kind: 'status', status: 400, body, times: 1 });
      await run();
      expect(await count()).toBe(2);
    });
  });

  describe('once the answer has begun', () => {
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
      const { pieces, error } = await run();
      expect(pieces).toEqual(['Store', ' apples']);
      expect(error).toMatchObject({ fault, retryable });
      expect(await count()).toBe(1);
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
        expect((await run()).error).toMatchObject({ fault });
      }
    });

    it('tells the reader why there is no more', async () => {
      const model = modelWith();
      const sentence = async (end: 'refusal' | 'incomplete_max_output_tokens'): Promise<string> => {
        await double.script({ deltas: end === 'refusal' ? undefined : deltas, end });
        return (await run(model)).error!.message;
      };
      expect(await sentence('refusal')).toBe('The model declined to answer this question.');
      expect(await sentence('incomplete_max_output_tokens')).toMatch(/cut at its length limit/);
      expect(model.upstream.state).toMatchObject({ succeeded: 2, failed: {} });
    });

    it('does not wait for ever for more, but as long as the reader takes', async () => {
      const model = modelWith({ nextTokenTimeoutMs: 100 });
      await double.script({ deltas, end: 'hang', after: 2 });
      const { pieces, error } = await run(model);
      expect(pieces).toEqual(['Store', ' apples']);
      expect(error).toMatchObject({
        fault: 'slow',
        operatorMessage: expect.stringMatching(/OPENAI_NEXT_TOKEN_SECONDS/),
      });

      await double.script({ deltas });
      const read: string[] = [];
      for await (const piece of model.answer(REQUEST, new AbortController().signal)) {
        await new Promise((resolve) => setTimeout(resolve, 150));
        read.push(piece);
      }
      expect(read).toEqual(deltas);
    });

    it('breaks off at once when the reader leaves', async () => {
      const model = modelWith();
      await double.script({ deltas, end: 'hang', after: 1 });
      const before = await double.answers();
      const leaving = new AbortController();
      const reason = new Error('gone');
      const answer = model.answer(REQUEST, leaving.signal);
      expect((await answer.next()).value).toBe('Store');
      const next = answer.next();
      leaving.abort(reason);
      await expect(next).rejects.toBe(reason);
      await eventually(async () => (await double.answers()).left === before.left + 1);
      expect(model.upstream.state).toMatchObject({ succeeded: 0, failed: {} });
    });

    it('breaks off when nobody reads on', async () => {
      await double.script({ deltas, end: 'hang', after: 2 });
      const before = await double.answers();
      for await (const _piece of modelWith().answer(REQUEST, new AbortController().signal)) break;
      await eventually(async () => (await double.answers()).left === before.left + 1);
    });

    it('is over with its last word, though the server holds the line', async () => {
      await double.script({ deltas, lingerMs: 300_000 });
      expect((await run()).pieces).toEqual(deltas);
      await eventually(async () => (await double.answers()).open === 0);
    });
  });

  it('tells nobody the key, the question or what the server said', async () => {
    const echo = `Incorrect API key ${KEY} for ${REQUEST.question}`;
    const body = { error: { message: echo, code: KEY, type: echo, param: echo } };
    for (const status of [400, 401, 403, 404, 413, 422, 429, 500, 503]) {
      await double.fault({ kind: 'status', status, body, headers: { 'x-should-retry': 'false' } });
      const { error } = await run();
      const told = [error!.message, error!.operatorMessage, String(error!.cause), error!.stack].join('\n');
      expect(told).not.toMatch(/sk-the|secret apples|Incorrect/);
      expect(error!.operatorMessage).toMatch(/\d{3}/);
    }
  });
});
