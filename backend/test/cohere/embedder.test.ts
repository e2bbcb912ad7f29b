import {
  CohereEmbedder,
  type CohereEmbedderSettings,
} from '../../src/retrieval/embedders/cohere.embedder.js';
import { nearness } from '../doubles/meaning.ts';
import { startDouble, type RunningDouble } from '../doubles/start-double.ts';
import { API_KEY, bodiesOf, failureOf, NEVER, until, usageOf } from './cohere-double.ts';

interface EmbedBody {
  texts: string[];
  input_type: string;
  output_dimension?: number;
}

let double: RunningDouble;
beforeAll(async () => {
  double = await startDouble('cohere', { key: API_KEY, 'embedding-types': 'required' });
});
afterAll(() => double.stop());
beforeEach(() => double.clear());

const embedder = (settings: Partial<CohereEmbedderSettings> = {}, rateLimitWaitSeconds = 0.01) =>
  new CohereEmbedder(
    { apiKey: API_KEY, baseUrl: double.url, model: 'embed-v4.0', dimensions: 256, ...settings },
    { rateLimitWaitSeconds },
  );
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `passage number${index}`);
const near = (one: Float32Array | undefined, other: Float32Array | undefined) =>
  nearness([...one!], [...other!]);

describe('vectors', () => {
  it('names its model and size', () => {
    expect(embedder({ dimensions: 1024 }).description).toBe('cohere embed-v4.0 (1024)');
    expect(embedder({ model: 'embed-english-v3.0', dimensions: undefined }).description).toBe(
      'cohere embed-english-v3.0',
    );
  });

  it('sends 104 texts as 96 and 8, and keeps their order', async () => {
    const texts = numbered(104);
    const vectors = await embedder().embed(texts, 'passage', NEVER);
    const sizes = (await bodiesOf<EmbedBody>(double)).map((body) => body.texts.length);
    expect(sizes.sort()).toEqual([8, 96]);
    expect(vectors).toHaveLength(104);
    for (const index of [0, 95, 96, 103]) {
      const [alone] = await embedder().embed([texts[index]!], 'passage', NEVER);
      expect(near(vectors[index], alone)).toBeCloseTo(1, 5);
    }
  });

  it('embeds a question otherwise than a passage', async () => {
    const text = 'How are apple trees pruned?';
    const [passage] = await embedder().embed([text], 'passage', NEVER);
    const [question] = await embedder().embed([text], 'question', NEVER);
    expect((await bodiesOf<EmbedBody>(double)).map((body) => body.input_type)).toEqual([
      'search_document',
      'search_query',
    ]);
    expect(near(passage, question)).toBeGreaterThan(0.85);
    expect(near(passage, question)).toBeLessThan(0.95);
  });

  it('gives vectors of length 1 in the size that is asked for', async () => {
    for (const dimensions of [256, 512, 1024, 1536]) {
      const [vector] = await embedder({ dimensions }).embed(['apples'], 'passage', NEVER);
      expect(vector).toBeInstanceOf(Float32Array);
      expect(vector).toHaveLength(dimensions);
      expect(near(vector, vector)).toBeCloseTo(1, 5);
    }
  });

  it('leaves the size to models that have only one', async () => {
    const [vector] = await embedder({ model: 'embed-english-v3.0', dimensions: undefined }).embed(
      ['apples'],
      'passage',
      NEVER,
    );
    expect(vector).toHaveLength(1024);
    expect((await bodiesOf(double))[0]).not.toHaveProperty('output_dimension');
  });

  it('sends nothing for no texts', async () => {
    expect(await embedder().embed([], 'passage', NEVER)).toEqual([]);
    expect((await double.requests()).counts).toEqual({});
  });

  it('never sends an empty text, and still gives it a vector', async () => {
    const texts = ['apples', '', ' \n', 'pears'];
    const vectors = await embedder().embed(texts, 'passage', NEVER);
    const [pears] = await embedder().embed(['pears'], 'passage', NEVER);
    expect(near(vectors[3], pears)).toBeCloseTo(1, 5);
    expect(vectors.map(({ length }) => length)).toEqual([256, 256, 256, 256]);
    const [body] = await bodiesOf<EmbedBody>(double);
    expect(body!.texts.every((text) => text.trim() !== '')).toBe(true);
  });
});

describe('repetition', () => {
  const busy = (headers: Record<string, string> = {}, times = 1) =>
    double.fault({ kind: 'status', status: 429, body: { message: 'slow down' }, headers, times });

  it.each([
    ['Retry-After in seconds', () => ({ 'retry-after': '1' })],
    [
      'Retry-After as a date',
      () => ({ 'retry-after': new Date(Math.ceil(Date.now() / 1000 + 1) * 1000).toUTCString() }),
    ],
    ['X-RateLimit-Reset', () => ({ 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000 + 1)) })],
  ])('waits as long as %s says', async (_header, headers) => {
    const startedAt = performance.now();
    await busy(headers());
    expect(await embedder().embed(['apples'], 'passage', NEVER)).toHaveLength(1);
    expect(performance.now() - startedAt).toBeGreaterThan(900);
    expect((await double.requests()).counts.embed).toBe(2);
  });

  it('waits its own while when a 429 does not say how long', async () => {
    await busy({}, 4);
    expect(await embedder().embed(['apples'], 'passage', NEVER)).toHaveLength(1);
    expect((await double.requests()).counts.embed).toBe(5);
  });

  it('gives up after five attempts', async () => {
    await busy({}, 99);
    expect(await failureOf(embedder().embed(['apples'], 'passage', NEVER))).toMatchObject({
      fault: 'rate_limited',
      retryAfterSeconds: 0.01,
    });
    expect((await double.requests()).counts.embed).toBe(5);
  });

  it('gives up at once when it would have to wait more than a minute', async () => {
    await busy({ 'retry-after': '61' });
    expect(await failureOf(embedder().embed(['apples'], 'passage', NEVER))).toMatchObject({
      retryAfterSeconds: 61,
    });
    expect((await double.requests()).counts.embed).toBe(1);
  });

  it('repeats after a fault of Cohere’s own, a lost connection and a cut reply', async () => {
    await double.fault([
      { kind: 'status', status: 503, body: { message: 'busy' }, times: 1 },
      { kind: 'refuse', times: 1 },
      { kind: 'cut', times: 1 },
    ]);
    expect(await embedder().embed(['apples'], 'passage', NEVER)).toHaveLength(1);
    expect((await double.requests()).counts.embed).toBe(4);
  });

  it('tries a question only once', async () => {
    await busy();
    expect(await failureOf(embedder().embed(['apples?'], 'question', NEVER))).toMatchObject({
      fault: 'rate_limited',
      retryAfterSeconds: undefined,
    });
    expect((await double.requests()).counts.embed).toBe(1);
  });

  it('does not repeat what is refused for good', async () => {
    await failureOf(embedder({ apiKey: 'wrong' }).embed(['apples'], 'passage', NEVER));
    expect((await double.requests()).counts.embed).toBe(1);
  });

  it('outlasts the limit of a trial key', async () => {
    const limited = await startDouble('cohere', {
      'embed-limit': '100',
      'limit-header': 'retry-after',
      'limit-window': '1000',
    });
    try {
      const vectors = await embedder({ baseUrl: limited.url }).embed(numbered(192), 'passage', NEVER);
      expect(vectors).toHaveLength(192);
      expect((await limited.requests()).counts.embed).toBeGreaterThan(2);
    } finally {
      await limited.stop();
    }
  });
});

describe('concurrency', () => {
  it('runs three requests at once, never more', async () => {
    const slow = await startDouble('cohere', { latency: '200' });
    try {
      const vectors = await embedder({ baseUrl: slow.url }).embed(numbered(96 * 7), 'passage', NEVER);
      expect(vectors).toHaveLength(96 * 7);
      expect((await usageOf(slow)).mostAtOnce).toBe(3);
    } finally {
      await slow.stop();
    }
  });

  it('ends the requests that still run when one fails, and sends no more', async () => {
    const slow = await startDouble('cohere', { latency: '60000' });
    try {
      await slow.fault({ kind: 'status', status: 400, body: { message: 'no' }, times: 1 });
      const failure = await failureOf(
        embedder({ baseUrl: slow.url }).embed(numbered(96 * 7), 'passage', NEVER),
      );
      expect(failure).toMatchObject({ fault: 'rejected' });
      const sent = async () => (await slow.requests()).counts.embed!;
      await until(async () => (await usageOf(slow)).abandoned === (await sent()) - 1);
      expect(await sent()).toBeLessThanOrEqual(3);
    } finally {
      await slow.stop();
    }
  });
});
