import type { ThreadItem, ThreadStreamEvent } from 'chatkit-protocol';
import { ORCHARD } from '../orchard.js';
import { INDEX_KEY, Service, frames } from '../service.js';
import { eventually, startOpenAi, type OpenAiDouble } from './openai-double.js';

const KEY = 'sk-the-key-of-these-tests';
const QUESTION = 'Where do I store my apples?';

interface Reply {
  thread_id: string;
  answered: boolean;
  answer: string;
  citations: { url: string }[];
  related: { url: string }[];
}

describe('the service with OpenAI', () => {
  let double: OpenAiDouble;
  let service: Service;
  let reader: string;

  beforeAll(async () => {
    double = await startOpenAi({ key: KEY });
    service = await new Service({
      OPENAI_API_KEY: KEY,
      OPENAI_BASE_URL: double.baseUrl,
      OPENAI_FIRST_TOKEN_SECONDS: '1.5',
      OPENAI_NEXT_TOKEN_SECONDS: '1.5',
    }).start();
    await service.putPages('orchard', ORCHARD);
    reader = await service.session('orchard');
  });
  afterEach(async () => {
    await double.clear();
    await double.script();
  });
  afterAll(async () => {
    await service.remove();
    await double.stop();
  });

  const post = (body: object = {}, headers = {}): Promise<Response> =>
    service.post('/api/chat', { site: 'orchard', message: QUESTION, ...body }, { token: INDEX_KEY, headers });
  const ask = async (body = {}): Promise<Reply> => (await (await post(body)).json()) as Reply;
  const chatKit = (request: object): Promise<Response> =>
    service.post('/api/chatkit', request, { token: reader });
  const events = async (request: object): Promise<ThreadStreamEvent[]> =>
    (await Array.fromAsync(frames(await chatKit(request)))) as unknown as ThreadStreamEvent[];
  const input = (text = QUESTION) => ({
    content: [{ type: 'input_text', text }],
    attachments: [],
    inference_options: {},
  });
  const items = async (thread_id: string): Promise<ThreadItem[]> => {
    const response = await chatKit({ type: 'items.list', params: { thread_id, order: 'asc' } });
    return ((await response.json()) as { data: ThreadItem[] }).data;
  };
  const textOf = (item: ThreadItem | undefined): string | undefined =>
    item?.type === 'assistant_message' ? item.content.map(({ text }) => text).join('') : undefined;
  const prompts = async (): Promise<string> =>
    JSON.stringify(
      (await double.requests()).requests.filter(({ operation }) => operation === 'createResponse'),
    );

  it('says what it runs on', async () => {
    const readiness = (await (await service.fetch('/health/ready')).json()) as { runs_on: object };
    expect(readiness.runs_on).toMatchObject({ answer_model: 'openai gpt-5.4-mini' });
  });

  it('writes an answer with citations, as JSON', async () => {
    const reply = await ask();
    expect(reply).toMatchObject({
      answered: true,
      answer: 'Store apples in a cool cellar on wooden shelves.',
    });
    expect(reply.citations.map(({ url }) => url)).toEqual(['/docs/apples#storage']);
  });

  it('writes it as it comes', async () => {
    const all = await Array.fromAsync(frames(await post({}, { accept: 'text/event-stream' })));
    expect(all[0]).toMatchObject({ type: 'start' });
    expect(all.filter(({ type }) => type === 'delta').length).toBeGreaterThan(5);
    expect(all.at(-1)).toMatchObject({
      type: 'done',
      answered: true,
      citations: [{ url: '/docs/apples#storage' }],
    });
  });

  it('tells the model of the pages that a question mentions, by their path or their address', async () => {
    const mention = (id: string, data: object = {}) => ({
      ...input(),
      content: [...input().content, { type: 'input_tag', id, text: ' Xyz', data, interactive: true }],
    });
    const isTold = async (question: object): Promise<boolean> => {
      await double.clear();
      await events({ type: 'threads.create', params: { input: question } });
      return (await prompts()).includes('Configuration');
    };
    expect(await isTold(input())).toBe(false);
    expect(await isTold(mention('/docs/configuration/'))).toBe(true);
    expect(await isTold(mention('7', { url: 'https://orchard.example/docs/configuration#onfrost' }))).toBe(
      true,
    );
    expect(await isTold(mention('7', { url: 7 }))).toBe(false);
    expect(await isTold(mention('//docs/configuration'))).toBe(false);
  });

  it('writes it into a ChatKit thread, and tells the model of the thread in the next turn', async () => {
    const all = await events({ type: 'threads.create', params: { input: input() } });
    const { thread } = all[0] as { thread: { id: string } };
    const answer = (await items(thread.id)).at(-1)!;
    expect(textOf(answer)).toBe('Store apples in a cool cellar on wooden shelves.');
    expect(answer).toMatchObject({
      content: [{ annotations: [{ source: { url: 'http://localhost:3000/docs/apples#storage' } }] }],
    });
    const quoted = { ...input('What about pruning pear trees?'), quoted_text: 'Pears ripen after picking.' };
    await events({ type: 'threads.add_user_message', params: { thread_id: thread.id, input: quoted } });
    const prompt = await prompts();
    expect(prompt).toContain('{"role":"user","content":"Where do I store my apples?"}');
    expect(prompt).toContain(
      '{"role":"assistant","content":"Store apples in a cool cellar on wooden shelves."}',
    );
    expect(prompt).toContain('<quoted>Pears ripen after picking.</quoted>');
  });

  it('declines with the nearest pages when the model finds no answer in them', async () => {
    await double.script({ deltas: ['NO_', 'ANSWER'] });
    const reply = await ask();
    expect(reply).toMatchObject({ answered: false, citations: [] });
    expect(reply.answer).not.toContain('NO_ANSWER');
    for (const { url } of reply.related) expect(reply.answer).toContain(url);
    expect(reply.related.length).toBeGreaterThan(0);
  });

  it('does not ask the model when nothing was found', async () => {
    expect(await ask({ message: 'xyzzy plugh' })).toMatchObject({ answered: false, related: [] });
    expect((await double.requests()).counts.createResponse).toBeUndefined();
  });

  it.each([
    ['401', 502, 'upstream_failed', null],
    ['404_model', 502, 'upstream_failed', null],
    ['429_rate', 503, 'upstream_busy', '7'],
    ['429_quota', 502, 'upstream_failed', null],
    ['500', 502, 'upstream_failed', '7'],
    ['400_context', 502, 'upstream_failed', null],
  ])('tells of %s by status %i', async (error, status, code, retryAfter) => {
    await double.script({ error, headers: { 'retry-after': '7' } });
    for (const accept of ['application/json', 'text/event-stream']) {
      const response = await post({}, { accept });
      const body = (await response.json()) as { code: string; message: string };
      expect([response.status, body.code]).toEqual([status, code]);
      expect(response.headers.get('retry-after')).toBe(retryAfter);
      expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
      expect(JSON.stringify(body)).not.toMatch(/sk-|OPENAI/);
    }
    expect(service.log).not.toContain(KEY);
  });

  it('tells of a time-out by its status', async () => {
    await double.script({ firstDeltaMs: 300_000 });
    const response = await post();
    expect(response.status).toBe(504);
    expect(await response.json()).toMatchObject({ code: 'upstream_timeout' });
    await eventually(async () => (await double.answers()).open === 0);
  });

  it('says in the log what the operator has to do', async () => {
    await double.script({ error: '401' });
    await post();
    await eventually(() => service.log.includes('refuses the API key (401): check OPENAI_API_KEY.'));
  });

  it.each([
    ['cut', true],
    ['early_end', true],
    ['failed', true],
    ['hang', true],
    ['refusal', false],
    ['incomplete_max_output_tokens', false],
  ] as const)(
    'keeps the question and what was written when the answer ends by %s',
    async (end, allow_retry) => {
      await double.script({ deltas: ['Store', ' them', ' cool.'], end, after: 2, times: 1 });
      const all = await events({ type: 'threads.create', params: { input: input() } });
      const { thread } = all[0] as { thread: { id: string } };
      expect(all.filter(({ type }) => type === 'error')).toEqual([all.at(-1)]);
      expect(all.at(-1)).toMatchObject({ type: 'error', code: 'custom', allow_retry });
      const [question, answer, ...more] = await items(thread.id);
      expect(question).toMatchObject({ type: 'user_message', content: [{ text: QUESTION }] });
      expect(textOf(answer)).toBe('Store them');
      expect(more).toEqual([]);

      await events({
        type: 'threads.retry_after_item',
        params: { thread_id: thread.id, item_id: question!.id },
      });
      const again = await items(thread.id);
      expect(again.map(({ type }) => type)).toEqual(['user_message', 'assistant_message']);
      expect(textOf(again[1])).toContain('cool cellar');
    },
  );

  it('tells REST callers of an answer that broke off', async () => {
    await double.script({ deltas: ['Store', ' them', ' cool.'], end: 'cut', after: 2 });
    const all = await Array.fromAsync(frames(await post({}, { accept: 'text/event-stream' })));
    expect(all.map(({ type }) => type)).toEqual(['start', 'delta', 'delta', 'error']);
    expect(all.at(-1)).toMatchObject({
      code: 'upstream_failed',
      allow_retry: true,
      message: 'The answer broke off. Try again.',
    });
  });

  it('keeps the question when the model cannot be asked', async () => {
    await double.script({ error: '500', headers: { 'retry-after-ms': '1' } });
    const all = await events({ type: 'threads.create', params: { input: input() } });
    const { thread } = all[0] as { thread: { id: string } };
    expect(all.at(-1)).toMatchObject({ type: 'error', allow_retry: true });
    expect((await items(thread.id)).map(({ type }) => type)).toEqual(['user_message']);
  });

  it.each([
    ['"stream_options"', 0, undefined],
    ['"thread.item.added"', 1, undefined],
    ['"delta":"Store"', 1, 'Store'],
    ['"delta":" them"', 2, 'Store them'],
  ])(
    'ends the call to the model and keeps what was written when the reader leaves after %s',
    async (sign, after, text) => {
      await double.script({ deltas: ['Store', ' them', ' cool.'], end: 'hang', after });
      const { left } = await double.answers();
      const response = await chatKit({ type: 'threads.create', params: { input: input() } });
      let threadId = '';
      for await (const event of frames(response)) {
        if (event.type === 'thread.created') threadId = (event.thread as { id: string }).id;
        if (!JSON.stringify(event).includes(sign)) continue;
        await eventually(async () => (await double.answers()).open === 1);
        break;
      }
      await eventually(async () => (await double.answers()).left === left + 1);
      const kept = async () => textOf((await items(threadId))[1]);
      await eventually(async () => text === undefined || (await kept()) === text);
    },
  );

  it('says nothing in the log of a caller who leaves in the middle of an answer', async () => {
    const { thread_id } = await ask();
    service.log = '';
    await double.script({ deltas: ['Store', ' them'], end: 'hang', after: 1, times: 1 });
    for await (const { type } of frames(await post({ thread_id }, { accept: 'text/event-stream' }))) {
      if (type === 'delta') break;
    }
    await eventually(async () => (await post({ thread_id })).status === 200);
    expect(service.log).not.toMatch(/stream failed|internal_error/);
  });

  it('says nothing in the log of a caller who leaves before the answer', async () => {
    const { thread_id } = await ask();
    await double.script({ deltas: ['Store', ' them'], end: 'hang', after: 1, times: 1 });
    const caller = new AbortController();
    const reply = service.fetch('/api/chat', {
      method: 'POST',
      body: JSON.stringify({ site: 'orchard', message: QUESTION, thread_id }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${INDEX_KEY}` },
      signal: caller.signal,
    });
    await eventually(async () => (await double.answers()).open === 1);
    caller.abort();
    await expect(reply).rejects.toThrow();
    await eventually(async () => (await post({ thread_id })).status === 200);
    expect(service.log).not.toMatch(/caller left|internal_error/);
  });
});
