import { INDEX_KEY, Service } from '../service.js';
import { ORCHARD } from '../orchard.js';

/** More are tried by hand: `FUZZ_MUTATIONS=10000`. */
const MUTATIONS = Number(process.env.FUZZ_MUTATIONS ?? 500);

const INPUT = {
  content: [
    { type: 'input_text', text: 'apples' },
    { type: 'input_tag', id: 'a', text: 'A', data: {}, group: 'Pages', interactive: true },
  ],
  attachments: [],
  quoted_text: 'pears',
  inference_options: { tool_choice: { id: 'search' }, model: 'any' },
};
const THREAD = { thread_id: 'thr_none' };
const LIST = { limit: 3, order: 'asc', after: 'x' };

const CHATKIT = [
  { type: 'threads.create', params: { input: INPUT }, metadata: {} },
  { type: 'threads.add_user_message', params: { ...THREAD, input: INPUT } },
  { type: 'threads.add_client_tool_output', params: { ...THREAD, result: [null] } },
  {
    type: 'threads.add_structured_input',
    params: { ...THREAD, item_id: 'x', input: { status: 'answered', answers: { q: { values: ['x'] } } } },
  },
  { type: 'threads.custom_action', params: { ...THREAD, item_id: 'x', action: { type: 'x', payload: {} } } },
  { type: 'threads.sync_custom_action', params: { ...THREAD, item_id: null, action: { type: 'x' } } },
  { type: 'attachments.create', params: { name: 'x', size: 1, mime_type: 'x/y' } },
  { type: 'attachments.delete', params: { attachment_id: 'x' } },
  { type: 'input.transcribe', params: { audio_base64: 'x', mime_type: 'x/y' } },
  { type: 'threads.retry_after_item', params: { ...THREAD, item_id: 'x' } },
  { type: 'threads.get_by_id', params: THREAD },
  { type: 'threads.list', params: LIST },
  { type: 'threads.update', params: { ...THREAD, title: 'x' } },
  { type: 'threads.delete', params: THREAD },
  { type: 'items.list', params: { ...THREAD, ...LIST } },
  { type: 'items.feedback', params: { ...THREAD, item_ids: ['x'], kind: 'positive' } },
].map((body): [string, object] => ['/api/chatkit', body]);

const UPLOAD = {
  site: {
    base_url: 'https://a.example',
    default_locale: 'en',
    default_version: '1',
    versions: ['1'],
    instructions: 'x',
    contact_url: 'https://a.example/support',
  },
  pages: [{ ...ORCHARD[0], version: '1', description: 'x', updated_at: '2026-11-20T09:00:00Z' }],
};

const REQUESTS: [string, object][] = [
  ...CHATKIT,
  ['/api/chatkit/session', { site: 'orchard', current_client_secret: null }],
  [
    '/api/chat',
    { message: 'x', thread_id: 'thr_none', locale: 'en', version: '1', page_url: '/docs/apples' },
  ],
  ['/api/feedback', { ...THREAD, message_id: 'msg_none', kind: 'negative', reason: 'x', note: 'x' }],
  ['/api/sites/fuzzed/pages', UPLOAD],
];

describe('requests that are nearly right', () => {
  const service = new Service();
  let reader: string;

  beforeAll(async () => {
    await service.start();
    await service.putPages('orchard', ORCHARD);
    reader = await service.session('orchard');
  });
  afterAll(() => service.remove());

  const send = (route: string, body: string): Promise<Response> =>
    route.endsWith('/pages')
      ? service.putPages('fuzzed', [body], '', { 'content-type': 'application/json' })
      : service.post(route, body, { token: reader });

  it('never are the service’s fault', async () => {
    const random = randomNumbers(20_261_127);
    const faults: unknown[] = [];
    for (let n = 0; n < MUTATIONS; n++) {
      const [route, body] = REQUESTS[n % REQUESTS.length]!;
      const mutated = JSON.stringify(mutate(body, random));
      const response = await send(route, mutated);
      await response.text();
      if (response.status >= 500) faults.push([route, mutated, response.status]);
    }
    expect(faults).toEqual([]);
  });

  const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;

  it.each([
    ['/api/chatkit/session', `{"site": "orchard", "x": ${deep}}`],
    ['/api/chat', `{"message": "x", "x": ${deep}}`],
    ['/api/chatkit', `{"type": "threads.list", "params": {}, "metadata": {"x": ${deep}}}`],
    ['/api/chatkit', create({ content: [null] })],
    ['/api/chatkit', create({ content: [[null]] })],
    ['/api/chatkit', create({ content: ['apples'] })],
    ['/api/chatkit', create({ attachments: [null] })],
    ['/api/chatkit', create({ inference_options: [null] })],
    ['/api/chatkit', '{"type": "threads.create", "params": null}'],
    ['/api/chatkit', '{"type": "threads.create", "params": {"input": null}}'],
    ['/api/chatkit', '{"type": "threads.list", "params": {"constructor": null}}'],
    ['/api/chatkit', '[null]'],
    ['/api/chat', '[null]'],
    ['/api/chat', '{"message": "x", "constructor": null}'],
  ])('are refused as invalid by %s: %.90s', async (route, body) => {
    const response = await send(route, body);
    expect([response.status, await response.json()]).toEqual([
      400,
      expect.objectContaining({ code: 'invalid_request' }),
    ]);
  });

  it('are refused by line where a page is nested too deep', async () => {
    const page = JSON.stringify(ORCHARD[1]).replace(/}$/, `, "x": ${deep}}`);
    const response = await service.putPages('orchard', [ORCHARD[0], page]);
    expect([response.status, await response.json()]).toEqual([
      400,
      expect.objectContaining({ code: 'invalid_upload', details: { line: 2 } }),
    ]);
  });

  it.each([
    ['POST', '/api/chat', '{"message": "Äpfel"}'],
    ['PUT', '/api/sites/orchard/pages', JSON.stringify({ pages: [{ ...ORCHARD[0], title: 'Äpfel' }] })],
  ])('are refused by %s %s where the JSON is not UTF-8', async (method, route, text) => {
    const response = await service.fetch(route, {
      method,
      body: Buffer.from(text, 'latin1'),
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${method === 'PUT' ? INDEX_KEY : reader}`,
      },
    });
    expect([response.status, await response.json()]).toEqual([
      400,
      expect.objectContaining({ code: 'invalid_json' }),
    ]);
  });
});

function create(input: object): string {
  return JSON.stringify({ type: 'threads.create', params: { input: { ...INPUT, ...input } } });
}

/** Numbers from 0 to 1 that are the same at every run (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A copy with one place replaced, removed, or given a field of an awkward name. */
function mutate(body: object, random: () => number): unknown {
  const pick = <Value>(values: Value[]): Value => values[Math.floor(random() * values.length)]!;
  const copy = structuredClone(body);
  const places: [Record<string, unknown>, string][] = [];
  const visit = (parent: object): void => {
    for (const [key, value] of Object.entries(parent)) {
      places.push([parent as Record<string, unknown>, key]);
      if (typeof value === 'object' && value !== null) visit(value);
    }
  };
  visit(copy);
  const [parent, key] = pick(places);
  const awkward = pick<unknown>([
    null,
    7,
    -1,
    1e308,
    true,
    '',
    'text',
    '\u0000\ud800',
    [],
    [null],
    [[null]],
    [7],
    ['text'],
    {},
    [{}],
    { type: null },
    { length: 1e9 },
  ]);
  const action = random();
  if (action < 0.7) parent[key] = awkward;
  else if (action < 0.8) Reflect.deleteProperty(parent, key);
  else {
    const name = pick(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then', 'size']);
    Object.defineProperty(parent, name, {
      value: awkward,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return copy;
}
