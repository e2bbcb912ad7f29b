import { CohereReranker } from '../../src/retrieval/rerankers/cohere.reranker.js';
import { startDouble, type RunningDouble } from '../doubles/start-double.ts';
import { API_KEY, bodiesOf, failureOf, NEVER, quietly } from './cohere-double.ts';

interface RerankBody {
  model: string;
  query: string;
  documents: string[];
  max_tokens_per_doc: number;
}

let double: RunningDouble;
let reranker: CohereReranker;
beforeAll(async () => {
  double = await startDouble('cohere', { key: API_KEY });
  reranker = new CohereReranker({ apiKey: API_KEY, baseUrl: double.url, model: 'rerank-v4.0-fast' });
});
afterAll(() => double.stop());
beforeEach(() => double.clear());

const answer = (body: unknown) => double.fault({ kind: 'status', status: 200, body });

it('names its model', () => {
  expect(reranker.description).toBe('cohere rerank-v4.0-fast');
});

it('gives each text its relevance, in the texts’ order', async () => {
  const scores = await reranker.rerank(
    'How do I prune an apple tree?',
    ['Databases pool connections.', 'Prune the apple tree in winter.', 'Apples are fruits.'],
    NEVER,
  );
  expect(scores[1]).toBeGreaterThan(0.5);
  expect(scores[1]).toBeGreaterThan(scores[2]!);
  expect(scores[2]).toBeGreaterThan(scores[0]!);
});

it('sends what Cohere wants, all texts in one request', async () => {
  await reranker.rerank('apples?', ['apples', 'pears'], NEVER);
  expect(await bodiesOf<RerankBody>(double)).toEqual([
    {
      model: 'rerank-v4.0-fast',
      query: 'apples?',
      documents: ['apples', 'pears'],
      max_tokens_per_doc: 1024,
    },
  ]);
});

it('never sends an empty text, whose relevance is 0', async () => {
  const scores = await reranker.rerank('apples?', ['', 'pears', '  ', 'apples'], NEVER);
  expect((await bodiesOf<RerankBody>(double))[0]!.documents).toEqual(['pears', 'apples']);
  expect(scores[0]).toBe(0);
  expect(scores[2]).toBe(0);
  expect(scores[3]).toBeGreaterThan(scores[1]!);
});

it.each([
  ['no texts', 'apples?', []],
  ['only empty texts', 'apples?', ['', ' ']],
  ['an empty question', ' ', ['apples']],
])('asks nothing for %s', async (_case, question, texts) => {
  expect(await reranker.rerank(question, texts, NEVER)).toEqual(texts.map(() => 0));
  expect((await double.requests()).counts).toEqual({});
});

it('cuts a long question, between characters', async () => {
  await reranker.rerank('🍎'.repeat(5000), ['apples'], NEVER);
  expect((await bodiesOf<RerankBody>(double))[0]!.query).toBe('🍎'.repeat(2000));
});

it('scores 0 what the reply leaves out, and ignores fields that it does not know', async () => {
  await answer({
    results: [
      { index: 2, relevance_score: 0.9, document: { text: 'c' }, new_field: [1] },
      { index: 0, relevance_score: 0.2 },
    ],
    meta: { billed_units: { search_units: 1, new_units: 2 }, new_field: {} },
    new_field: 'x',
  });
  expect(await reranker.rerank('q', ['a', 'b', 'c'], NEVER)).toEqual([0.2, 0, 0.9]);
});

it.each([
  ['names a text beyond the last', { results: [{ index: 2, relevance_score: 0.5 }] }],
  ['names a text before the first', { results: [{ index: -1, relevance_score: 0.5 }] }],
  ['names half a text', { results: [{ index: 0.5, relevance_score: 0.5 }] }],
  ['has no results', {}],
  ['has a result without score', { results: [{ index: 0 }] }],
  ['has a result that is null', { results: [null] }],
  ['is a list', []],
  ['is no JSON', '<html></html>'],
  ['is empty', ''],
])('fails when the reply %s', async (_case, body) => {
  await answer(body);
  expect(await quietly(() => failureOf(reranker.rerank('q', ['a', 'b'], NEVER)))).toMatchObject({
    name: 'UpstreamError',
    fault: 'failed',
  });
});

it('makes one attempt only', async () => {
  await double.fault({ kind: 'status', status: 503, body: { message: 'busy' } });
  await failureOf(reranker.rerank('q', ['a'], NEVER));
  expect((await double.requests()).counts.rerank).toBe(1);
});
