import { OpenAiEmbedder } from '../../src/retrieval/embedders/openai.embedder.js';
import { UpstreamError } from '../../src/upstreams/upstream-error.js';
import { nearness, toMeaning } from '../doubles/meaning.js';
import { eventually, startOpenAi, type OpenAiDouble } from './openai-double.js';

const KEY = 'sk-the-key-of-these-tests';
const NEVER = new AbortController().signal;

interface Sent {
  input: string[];
  model: string;
  encoding_format: string;
  dimensions?: number;
}

describe('OpenAiEmbedder', () => {
  let double: OpenAiDouble;

  beforeAll(async () => {
    double = await startOpenAi({ key: KEY });
  });
  afterEach(async () => {
    await double.clear();
    await double.script();
  });
  afterAll(() => double.stop());

  const embedderWith = (settings: { dimensions?: number; apiKey?: string; baseUrl?: string } = {}) =>
    new OpenAiEmbedder({
      provider: 'openai',
      apiKey: KEY,
      baseUrl: double.baseUrl,
      model: 'text-embedding-3-small',
      ...settings,
    });
  const sent = async (): Promise<Sent[]> =>
    (await double.requests()).requests
      .filter(({ operation }) => operation === 'createEmbedding')
      .map(({ body }) => body as Sent);
  const failure = async (embedding: Promise<unknown>): Promise<UpstreamError> => {
    const error = await embedding.catch((thrown: unknown) => thrown);
    if (!(error instanceof UpstreamError)) throw error;
    return error;
  };
  const answerWith = (data: unknown) =>
    double.fault({ kind: 'status', status: 200, body: { object: 'list', data, model: 'm', usage: {} } });

  it('gives vectors of length 1 that are near when the texts are', async () => {
    const [pears, apples, question] = await embedderWith().embed(
      ['Prune pear trees in winter.', 'Store apples in a cool cellar.', 'When do I prune pears?'],
      'passage',
      NEVER,
    );
    expect(pears).toBeInstanceOf(Float32Array);
    expect(pears).toHaveLength(1536);
    expect(Math.hypot(...pears!)).toBeCloseTo(1, 5);
    expect(nearness([...pears!], [...question!])).toBeGreaterThan(nearness([...apples!], [...question!]));
    expect(await sent()).toEqual([
      { model: 'text-embedding-3-small', encoding_format: 'float', input: expect.any(Array) },
    ]);
  });

  it('asks for a size only when one is set', async () => {
    const [vector] = await embedderWith({ dimensions: 384 }).embed(['pears'], 'question', NEVER);
    expect(vector).toHaveLength(384);
    expect((await sent())[0]!.dimensions).toBe(384);
    expect(embedderWith({ dimensions: 384 }).description).toBe('openai text-embedding-3-small (384)');
    expect(embedderWith().description).toBe('openai text-embedding-3-small');
  });

  it('embeds many texts in bounded batches and keeps their order', async () => {
    const texts = Array.from({ length: 1_000 }, (_, index) => `text number ${index}`);
    const vectors = await embedderWith({ dimensions: 64 }).embed(texts, 'passage', NEVER);
    expect(vectors).toHaveLength(1_000);
    for (const index of [0, 31, 32, 500, 999]) {
      expect(nearness([...vectors[index]!], toMeaning(texts[index]!, 64))).toBeCloseTo(1, 5);
    }
    for (const { input } of await sent()) expect(input.length).toBeLessThanOrEqual(32);
  });

  it('sends no more tokens at once than servers take, and no text that is too long or empty', async () => {
    const long = '漢字'.repeat(20_000);
    const vectors = await embedderWith({ dimensions: 16 }).embed(
      [...Array.from({ length: 60 }, () => long), '', ' \n', `${'x'.repeat(5_999)}🍐`],
      'passage',
      NEVER,
    );
    expect(vectors).toHaveLength(63);
    const inputs = await sent();
    for (const { input } of inputs) {
      expect(Buffer.byteLength(input.join(''))).toBeLessThanOrEqual(400_000);
      for (const text of input) {
        expect(text.trim()).not.toBe('');
        expect(text.length).toBeLessThanOrEqual(6_000);
        expect(text.isWellFormed()).toBe(true);
      }
    }
  });

  it('asks for nothing when there are no texts', async () => {
    expect(await embedderWith().embed([], 'passage', NEVER)).toEqual([]);
    expect(await sent()).toEqual([]);
  });

  it('is patient with passages', async () => {
    await double.fault({ kind: 'status', status: 429, headers: { 'retry-after-ms': '5' }, times: 4 });
    expect(await embedderWith().embed(['pears'], 'passage', NEVER)).toHaveLength(1);
    expect(await sent()).toHaveLength(5);
    await double.fault({ kind: 'status', status: 503, headers: { 'retry-after-ms': '5' } });
    expect(await failure(embedderWith().embed(['pears'], 'passage', NEVER))).toMatchObject({
      fault: 'failed',
    });
    expect(await sent()).toHaveLength(10);
  });

  it('tries a question once', async () => {
    await double.fault({ kind: 'status', status: 503, headers: { 'retry-after-ms': '5' } });
    expect(await failure(embedderWith().embed(['pears'], 'question', NEVER))).toMatchObject({
      fault: 'failed',
    });
    expect(await sent()).toHaveLength(1);
  });

  it.each([
    ['401', 'unauthorized', /check OPENAI_API_KEY/],
    ['404_model', 'rejected', /check EMBEDDING_MODEL/],
    ['429_quota', 'quota_exceeded', /quota/],
  ])('tells of %s as %s, without a repetition', async (error, fault, operatorMessage) => {
    await double.script({ error, operations: ['createEmbedding'] });
    expect(await failure(embedderWith().embed(['pears'], 'passage', NEVER))).toMatchObject({
      fault,
      retryable: false,
      operatorMessage: expect.stringMatching(operatorMessage),
    });
    expect(await sent()).toHaveLength(1);
  });

  it.each([
    ['too few vectors', []],
    ['no list', {}],
    [
      'differing lengths',
      [
        { index: 0, embedding: [1, 0] },
        { index: 1, embedding: [1] },
      ],
    ],
    [
      'a number twice',
      [
        { index: 0, embedding: [1, 0] },
        { index: 0, embedding: [1, 0] },
      ],
    ],
    [
      'no direction',
      [
        { index: 0, embedding: [0, 0] },
        { index: 1, embedding: [1, 0] },
      ],
    ],
    [
      'no numbers',
      [
        { index: 0, embedding: ['a', null] },
        { index: 1, embedding: [1, 0] },
      ],
    ],
  ])('refuses %s', async (_what, data) => {
    await answerWith(data);
    expect(await failure(embedderWith().embed(['a', 'b'], 'passage', NEVER))).toMatchObject({
      fault: 'failed',
    });
    expect(await sent()).toHaveLength(1);
  });

  it('goes by the numbers of the vectors, or by their order where they have none', async () => {
    await answerWith([
      { index: 1, embedding: [0, 2] },
      { index: 0, embedding: [2, 0] },
    ]);
    expect((await embedderWith().embed(['a', 'b'], 'passage', NEVER)).map((vector) => [...vector])).toEqual([
      [1, 0],
      [0, 1],
    ]);
    await answerWith([{ embedding: [0, 3] }, { embedding: [3, 0] }]);
    expect([...(await embedderWith().embed(['a', 'b'], 'passage', NEVER))[0]!]).toEqual([0, 1]);
  });

  it('refuses vectors of another size than the one that is set', async () => {
    await answerWith([{ index: 0, embedding: [1, 0] }]);
    const error = await failure(embedderWith({ dimensions: 3 }).embed(['a'], 'passage', NEVER));
    expect(error.operatorMessage).toMatch(/gave 2 dimensions, not 3: check EMBEDDING_DIMENSIONS/);
  });

  it('stops when it is told to', async () => {
    const stopping = new AbortController();
    await double.fault({ kind: 'hang' });
    const embedding = embedderWith().embed(['pears'], 'passage', stopping.signal);
    await eventually(async () => (await sent()).length === 1);
    const reason = new Error('enough');
    stopping.abort(reason);
    await expect(embedding).rejects.toBe(reason);
  });

  it('begins no more batches when one fails', async () => {
    await double.fault([
      { kind: 'status', status: 401, times: 1 },
      { kind: 'delay', ms: 300_000 },
    ]);
    const texts = Array.from({ length: 200 }, (_, index) => `text ${index}`);
    expect(await failure(embedderWith().embed(texts, 'passage', NEVER))).toMatchObject({
      fault: 'unauthorized',
    });
    expect((await sent()).length).toBeLessThanOrEqual(4);
  });

  it('tells nobody the key, the texts or what the server said', async () => {
    const message = `Incorrect API key ${KEY} for my secret`;
    await double.fault({
      kind: 'status',
      status: 400,
      body: { error: { message, code: KEY, type: message } },
    });
    const error = await failure(embedderWith().embed(['my secret'], 'passage', NEVER));
    expect(`${error.message}${error.operatorMessage}${String(error.cause)}${error.stack}`).not.toMatch(
      /sk-the|secret|Incorrect/,
    );
  });
});
