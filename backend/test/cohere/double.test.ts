import { toEmbeddingType } from '../doubles/cohere/vectors.ts';
import { startDouble, type RunningDouble } from '../doubles/start-double.ts';

let double: RunningDouble;
beforeAll(async () => {
  double = await startDouble('cohere', {
    key: 'k',
    'rerank-limit': '2',
    'limit-header': 'reset',
  });
});
afterAll(() => double.stop());
beforeEach(() => double.clear());

/** The fields of replies that these tests look at. */
interface Reply {
  embeddings: Record<string, ArrayLike<unknown>[]>;
  results: { index: number }[];
  meta: { billed_units: Record<string, number> };
}

async function post(route: string, body: unknown, key: string | null = 'k') {
  const response = await fetch(`${double.url}/v2/${route}`, {
    method: 'POST',
    headers: key === null ? {} : { authorization: `Bearer ${key}` },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Reply };
}
const embedding = (more: object = {}) => ({
  model: 'embed-v4.0',
  input_type: 'search_document',
  embedding_types: ['float'],
  texts: ['hello'],
  ...more,
});

it.each([
  ['no key', null, embedding(), 401, 'no api key supplied'],
  ['a wrong key', 'x', embedding(), 401, 'invalid api token'],
  ['a body that is no JSON', 'k', '{', 400, 'the body cannot be read'],
  ['an unknown model', 'k', embedding({ model: 'm' }), 404, "model 'm' not found"],
  [
    '104 texts',
    'k',
    embedding({ texts: Array(104).fill('x') }),
    400,
    'invalid request: total number of texts must be at most 96 - received 104',
  ],
  ['an empty text', 'k', embedding({ texts: ['a', ''] }), 400, 'texts[1] must not be empty'],
  ['no input type', 'k', embedding({ input_type: undefined }), 400, 'input_type is required'],
  [
    'a size for an old model',
    'k',
    embedding({ model: 'embed-english-v3.0', output_dimension: 1024 }),
    400,
    'output_dimension',
  ],
  [
    'a text that is too long and not to be cut',
    'k',
    embedding({ truncate: 'NONE', max_tokens: 1 }),
    400,
    'too many tokens',
  ],
  ['a type of number as text', 'k', embedding({ priority: 'x' }), 422, 'priority should be an integer'],
])('refuses %s as Cohere does', async (_case, key, body, status, message) => {
  const reply = await post('embed', body, key);
  expect(reply.status).toBe(status);
  expect(reply.body).toEqual({ id: expect.any(String), message: expect.stringContaining(message) });
});

it('embeds in all types at once, and bills what it embeds', async () => {
  const { body } = await post(
    'embed',
    embedding({
      embedding_types: ['float', 'int8', 'uint8', 'binary', 'ubinary', 'base64'],
      output_dimension: 256,
      texts: ['hello', 'goodbye'],
    }),
  );
  const lengths = Object.fromEntries(
    Object.entries(body.embeddings).map(([type, vectors]) => [type, vectors.map(({ length }) => length)]),
  );
  expect(lengths).toEqual({
    float: [256, 256],
    int8: [256, 256],
    uint8: [256, 256],
    binary: [32, 32],
    ubinary: [32, 32],
    base64: [1368, 1368],
  });
  expect(body.meta.billed_units.input_tokens).toBeGreaterThan(0);
});

it('packs bits and floats as Cohere does', () => {
  const vector = [0.5, -0.5, 0.5, 0.5, -0.25, -0.25, -0.25, 0.25];
  expect(toEmbeddingType(vector, 'ubinary')).toEqual([0b10110001]);
  expect(toEmbeddingType(vector, 'binary')).toEqual([0b10110001 - 128]);
  expect(toEmbeddingType(vector, 'int8')).toEqual([127, -127, 127, 127, -63, -63, -63, 64]);
  const bytes = Buffer.from(toEmbeddingType([1, -0.5], 'base64') as string, 'base64');
  expect([bytes.readFloatLE(0), bytes.readFloatLE(4)]).toEqual([1, -0.5]);
});

it('reranks best first, at most top_n, and refuses more than the trial allows', async () => {
  const request = {
    model: 'rerank-v3.5',
    query: 'apple trees',
    documents: ['databases', 'trees with apples', 'apple'],
    top_n: 2,
  };
  const { body } = await post('rerank', request);
  expect(body.results.map(({ index }) => index)).toEqual([1, 2]);
  expect(body.meta.billed_units).toEqual({ search_units: 1 });
  await post('rerank', request);
  const refused = await post('rerank', request);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('x-ratelimit-reset'))).toBeGreaterThan(Date.now() / 1000);
});
