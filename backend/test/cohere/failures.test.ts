import { CohereEmbedder } from '../../src/retrieval/embedders/cohere.embedder.js';
import { CohereReranker } from '../../src/retrieval/rerankers/cohere.reranker.js';
import { UpstreamError } from '../../src/upstreams/upstream-error.js';
import type { Fault } from '../doubles/fault-script.ts';
import { startDouble, type RunningDouble } from '../doubles/start-double.ts';
import { API_KEY, failureOf, NEVER, quietly, until, usageOf } from './cohere-double.ts';

const QUESTION = 'a question of a reader';
const PASSAGE = 'a passage of the site';
/** What no message may hold: the key, what was asked, and what the vendor says. */
const SECRETS = [API_KEY, QUESTION, PASSAGE, 'vendor says'];
const VENDOR_TEXT = { message: `vendor says ${API_KEY} asked: ${QUESTION} of ${PASSAGE}` };

let double: RunningDouble;
beforeAll(async () => {
  double = await startDouble('cohere', { key: API_KEY });
});
afterAll(() => double.stop());
beforeEach(() => double.clear());

const connection = (baseUrl = double.url, apiKey = API_KEY) => ({ apiKey, baseUrl });
const embed = (of = connection(), signal = NEVER, model = 'embed-v4.0') =>
  new CohereEmbedder({ ...of, model, dimensions: 256 }, { timeoutMs: 400 }).embed(
    [QUESTION],
    'question',
    signal,
  );
const rerank = (of = connection(), signal = NEVER, model = 'rerank-v3.5') =>
  new CohereReranker({ ...of, model }).rerank(QUESTION, [PASSAGE], signal);

/** The failure, once it is certain that it tells nothing secret. */
async function discreetFailureOf(work: Promise<unknown>): Promise<UpstreamError> {
  const failure = await failureOf(work);
  expect(failure).toBeInstanceOf(UpstreamError);
  const error = failure as UpstreamError;
  const told = JSON.stringify([error.operatorMessage, error.message, error.stack, error.cause, error]);
  for (const secret of SECRETS) expect(told).not.toContain(secret);
  return error;
}

const status = (code: number, headers?: Record<string, string>): Fault => ({
  kind: 'status',
  status: code,
  body: VENDOR_TEXT,
  headers,
});

describe('what Cohere refuses', () => {
  it.each([
    [400, 'rejected', /"rerank-v3.5" \(400\): check RERANK_MODEL\./, false],
    [401, 'unauthorized', /^Cohere refuses the API key \(401\): check COHERE_API_KEY\.$/, false],
    [402, 'quota_exceeded', /\(402\): check the billing/, false],
    [403, 'unauthorized', /^Cohere refuses the API key \(403\): check COHERE_API_KEY\.$/, false],
    [404, 'rejected', /does not know the model "rerank-v3.5" \(404\): check RERANK_MODEL\./, false],
    [408, 'slow', /\(408\)/, true],
    [413, 'rejected', /\(413\)/, false],
    [422, 'rejected', /"rerank-v3.5" \(422\): check RERANK_MODEL\./, false],
    [429, 'rate_limited', /\(429\)/, true],
    [498, 'rejected', /\(498\)/, false],
    [499, 'failed', /\(499\)/, true],
    [500, 'failed', /^Cohere failed \(500\)\.$/, true],
    [501, 'failed', /\(501\)/, false],
    [502, 'failed', /\(502\)/, true],
    [503, 'failed', /\(503\)/, true],
    [504, 'failed', /\(504\)/, true],
  ])('tells a %i as %s', async (code, fault, message, retryable) => {
    await double.fault(status(code));
    const failure = await discreetFailureOf(rerank());
    expect(failure).toMatchObject({ fault, retryable, retryAfterSeconds: undefined });
    expect(failure.operatorMessage).toMatch(message);
  });

  it('names the embedding’s variables when an embedding is refused', async () => {
    await double.fault(status(422));
    expect((await discreetFailureOf(embed())).operatorMessage).toBe(
      'Cohere refuses the call with the model "embed-v4.0" (422): check EMBEDDING_MODEL and EMBEDDING_DIMENSIONS.',
    );
  });

  it('tells a real refusal of the double: a wrong key, an unknown model', async () => {
    expect(await discreetFailureOf(rerank(connection(double.url, 'wrong')))).toMatchObject({
      fault: 'unauthorized',
    });
    expect(await discreetFailureOf(rerank(connection(), NEVER, 'rerank-v9'))).toMatchObject({
      fault: 'rejected',
    });
    expect(await discreetFailureOf(embed(connection(), NEVER, 'embed-v9'))).toMatchObject({
      fault: 'rejected',
    });
  });

  it.each([
    ['a page of a gateway', 'text/html'],
    ['a page that claims to be JSON', 'application/json'],
  ])('bears %s in place of an error', async (_case, type) => {
    const body = `<html>${VENDOR_TEXT.message}</html>`;
    await double.fault({ kind: 'status', status: 502, body, headers: { 'content-type': type } });
    expect(await discreetFailureOf(rerank())).toMatchObject({ fault: 'failed', retryable: true });
  });

  it('tells when the next call may come, of a 429 and of a 503', async () => {
    await double.fault([
      { ...status(429, { 'retry-after': '7' }), times: 1 },
      status(503, { 'retry-after': '8' }),
    ]);
    expect(await discreetFailureOf(embed())).toMatchObject({ retryAfterSeconds: 7 });
    expect(await discreetFailureOf(embed())).toMatchObject({ fault: 'failed', retryAfterSeconds: 8 });
  });
});

describe('what the connection does', () => {
  it('says where Cohere cannot be reached, and why', async () => {
    const stopped = await startDouble('cohere');
    await stopped.stop();
    expect(await discreetFailureOf(embed(connection(stopped.url)))).toMatchObject({
      fault: 'unreachable',
      operatorMessage: `Cohere cannot be reached at ${new URL(stopped.url).host} (ECONNREFUSED).`,
    });
  });

  it('is unreachable when the connection drops before the reply', async () => {
    await double.fault({ kind: 'refuse' });
    expect(await discreetFailureOf(rerank())).toMatchObject({ fault: 'unreachable' });
  });

  it('is interrupted when the reply breaks off', async () => {
    await double.fault({ kind: 'cut' });
    expect(await discreetFailureOf(rerank())).toMatchObject({
      fault: 'interrupted',
      operatorMessage: 'Cohere’s reply broke off.',
    });
  });

  it.each([
    ['no reply comes', { kind: 'hang' } as Fault],
    ['a reply stalls', { kind: 'hang', afterBytes: 5 } as Fault],
  ])('is slow when %s', async (_case, fault) => {
    await double.fault(fault);
    expect(await discreetFailureOf(embed())).toMatchObject({
      fault: 'slow',
      operatorMessage: 'Cohere gave no answer within 400 ms.',
    });
  });
});

describe('replies that make no sense', () => {
  it.each([
    ['holds too few vectors', { embeddings: { float: [] } }, 'holds 0 vectors for 1 texts'],
    ['holds too many', { embeddings: { float: [[1], [2]] } }, 'holds 2 vectors for 1 texts'],
    [
      'holds a vector of another size',
      { embeddings: { float: [[1, 2]] } },
      'holds a vector of 2 numbers instead of 256',
    ],
    ['holds something else than numbers', { embeddings: { float: [['x']] } }, 'holds a vector that is none'],
    ['holds only zeros', { embeddings: { float: [[0, 0]] } }, 'holds a vector that is none'],
    ['is in the form of v1', { embeddings: [[0.1]] }, 'holds no vectors'],
    ['has other types only', { embeddings: { int8: [[1]] } }, 'holds no vectors'],
    ['has no embeddings', { id: 'x' }, 'holds no vectors'],
    ['is no JSON', '<html></html>', 'holds no vectors'],
    ['is a list', [], 'cannot be read'],
  ])('fails when an embedding’s reply %s', async (_case, body, problem) => {
    await double.fault({ kind: 'status', status: 200, body });
    expect(await quietly(() => discreetFailureOf(embed()))).toMatchObject({
      fault: 'failed',
      operatorMessage: `Cohere’s reply ${problem}.`,
    });
  });

  it('fails when batches come in different sizes', async () => {
    const vectors = Array.from({ length: 96 }, () => [1, 2]);
    await double.fault({ kind: 'status', status: 200, body: { embeddings: { float: vectors } }, times: 1 });
    const embedder = new CohereEmbedder({ ...connection(), model: 'embed-english-v3.0' });
    const texts = Array.from({ length: 192 }, (_, index) => `text ${index}`);
    expect(await discreetFailureOf(embedder.embed(texts, 'passage', NEVER))).toMatchObject({
      fault: 'failed',
    });
  });

  it('takes a reply with fields and values that it does not know', async () => {
    const float = [Array.from({ length: 256 }, () => 2)];
    await double.fault({
      kind: 'status',
      status: 200,
      body: {
        embeddings: { float, int4: [[1]] },
        response_type: 'embeddings_of_tomorrow',
        new_field: { a_b: 1 },
        meta: { api_version: { version: '3', new_field: true }, new_field: [] },
      },
    });
    const [vector] = await embed();
    expect(vector![0]).toBeCloseTo(1 / 16, 6);
  });
});

describe('cancellation', () => {
  it.each([
    ['an embedding', embed],
    ['a reranking', rerank],
  ])('ends the request of %s at once', async (_case, work) => {
    const slow = await startDouble('cohere', { latency: '60000' });
    try {
      const controller = new AbortController();
      const running = failureOf(work(connection(slow.url), controller.signal));
      await until(async () => (await usageOf(slow)).mostAtOnce === 1);
      controller.abort(new Error('the reader has left'));
      expect(await running).toMatchObject({ message: 'the reader has left' });
      await until(async () => (await usageOf(slow)).abandoned === 1);
    } finally {
      await slow.stop();
    }
  });

  it('ends the wait for a repetition at once', async () => {
    await double.fault(status(429, { 'retry-after': '59' }));
    const controller = new AbortController();
    const embedder = new CohereEmbedder({ ...connection(), model: 'embed-v4.0' });
    const running = failureOf(embedder.embed([PASSAGE], 'passage', controller.signal));
    await until(async () => (await double.requests()).counts.embed === 1);
    controller.abort(new Error('the upload has ended'));
    expect(await running).toMatchObject({ message: 'the upload has ended' });
  });

  it('sends nothing once cancelled', async () => {
    const signal = AbortSignal.abort(new Error('too late'));
    expect(await failureOf(embed(connection(), signal))).toMatchObject({ message: 'too late' });
    expect(await failureOf(rerank(connection(), signal))).toMatchObject({ message: 'too late' });
    expect((await double.requests()).counts).toEqual({});
  });
});
