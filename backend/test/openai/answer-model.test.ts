import type { NumberedPassage } from '../../src/chat/answer-model.js';
import type { ModelUse } from '../../src/chat/budget/model-use.js';
import { UpstreamError } from '../../src/upstreams/upstream-error.js';
import type { AnswerScript } from '../doubles/openai/answer-script.js';
import { KEY, ModelUnderTest, PASSAGES, REQUEST } from './model-under-test.js';
import { startOpenAi, type OpenAiDouble } from './openai-double.js';

describe.each(['responses', 'chat'] as const)('OpenAiAnswerModel through %s', (api) => {
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

  it('answers from the passages, piece by piece and in order', async () => {
    const { pieces } = await model.run();
    expect(pieces).toEqual(['Store', ' apples', ' in', ' a', ' cool', ' cellar.', ' [2]']);
  });

  it('says nothing of what it is not told to', async () => {
    const adapter = model.with();
    await model.run(adapter);
    expect(adapter.upstream.state).toMatchObject({ succeeded: 1, failed: {}, problem: undefined });
    const body = await model.lastRequest();
    expect(Object.keys(body).sort()).toEqual(
      api === 'responses'
        ? ['input', 'instructions', 'max_output_tokens', 'model', 'store', 'stream']
        : ['max_tokens', 'messages', 'model', 'stream'],
    );
    await model.run(model.with({ reasoningEffort: 'low' }));
    expect(await model.lastRequest()).toMatchObject(
      api === 'responses' ? { reasoning: { effort: 'low' }, store: false } : { reasoning_effort: 'low' },
    );
  });

  describe('when it is to say what it has used', () => {
    const uses = async (end: AnswerScript = {}, pieces = Infinity): Promise<ModelUse[]> => {
      await double.script({ deltas: ['In', ' a', ' cellar.'], ...end });
      const told: ModelUse[] = [];
      const answer = model.with().answer(REQUEST, new AbortController().signal, (use) => told.push(use));
      let count = 0;
      try {
        for await (const _piece of answer) if (++count >= pieces) break;
      } catch (error) {
        if (!(error instanceof UpstreamError)) throw error;
      }
      return told;
    };
    const written = (use: ModelUse | undefined): string =>
      use && 'texts' in use ? use.texts.at(-1)! : 'said by itself';

    it('repeats what the server says', async () => {
      expect(await uses({ usedTokens: 1234 })).toEqual([{ tokens: 1234 }]);
      expect(await uses({ usedTokens: 1234, end: 'incomplete_max_output_tokens' })).toEqual([
        { tokens: 1234 },
      ]);
    });

    it('gives all that was sent and written when the server does not say', async () => {
      const [use] = (await uses({ usedTokens: null })) as [{ texts: string[] }];
      expect(use.texts.at(-1)).toBe('In a cellar.');
      expect(use.texts.join('')).toContain(REQUEST.question);
      expect(use.texts[0]).toContain('NO_ANSWER');
    });

    it.each(['cut', 'early_end'] as const)('gives what was written until it ended by %s', async (end) => {
      expect((await uses({ end, after: 2 })).map(written)).toEqual(['In a']);
    });

    it('gives what was written until the reader left', async () => {
      expect((await uses({ end: 'hang', after: 2 }, 2)).map(written)).toEqual(['In a']);
    });

    it('tells of each call that was answered, and of no other', async () => {
      expect(await uses({ error: '401' })).toEqual([]);
      await double.clear();
      expect((await uses({ end: 'cut', after: 0 })).map(written)).toEqual(['', '']);
      expect(await model.count()).toBe(2);
    });
  });

  it('needs no key where the server needs none', async () => {
    const keyless = await startOpenAi();
    const { pieces } = await model.run(model.with({ apiKey: undefined, baseUrl: keyless.baseUrl }));
    await keyless.stop();
    expect(pieces.join('')).toContain('[2]');
  });

  it('says nothing when the passages hold no answer', async () => {
    const { pieces, error } = await model.run(model.with(), {
      ...REQUEST,
      question: 'Who won the chess championship?',
    });
    expect({ pieces, error }).toEqual({ pieces: [], error: undefined });
    await double.script({ deltas: ['\n NO', '_ANS', 'WER', '.\n'] });
    expect((await model.run()).pieces).toEqual([]);
  });

  it('thinks before it writes without a trace of that', async () => {
    await double.script({ reasoning: ['Secret', ' thoughts.'], deltas: ['Yes.'] });
    expect((await model.run()).pieces).toEqual(['Yes.']);
    await double.script({ reasoning: [], deltas: ['Yes.'] });
    expect((await model.run()).pieces).toEqual(['Yes.']);
  });

  describe('when the prompt is too long', () => {
    it('asks again with half the passages', async () => {
      const long: NumberedPassage[] = PASSAGES.map((passage) => ({
        ...passage,
        blocks: [...passage.blocks, { kind: 'text', text: 'Apples and pears. '.repeat(200) }],
      }));
      await double.script({ maxInputCharacters: 7_000 });
      const { pieces, error } = await model.run(model.with(), { ...REQUEST, passages: [long[1]!, long[0]!] });
      expect(error).toBeUndefined();
      expect(pieces.join('')).toContain('cool cellar. [2]');
      expect(await model.count()).toBe(2);
      expect(JSON.stringify(await model.lastRequest())).not.toContain('Pears ripen');
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
      await model.run();
      expect(await model.count()).toBe(2);
    });
  });

  it('tells nobody the key, the question or what the server said', async () => {
    const echo = `Incorrect API key ${KEY} for ${REQUEST.question}`;
    const body = { error: { message: echo, code: KEY, type: echo, param: echo } };
    for (const status of [400, 401, 403, 404, 413, 422, 429, 500, 503]) {
      await double.fault({ kind: 'status', status, body, headers: { 'x-should-retry': 'false' } });
      const { error } = await model.run();
      const told = [error!.message, error!.operatorMessage, String(error!.cause), error!.stack].join('\n');
      expect(told).not.toMatch(/sk-the|secret apples|Incorrect/);
      expect(error!.operatorMessage).toMatch(/\d{3}/);
    }
  });
});
