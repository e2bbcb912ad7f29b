import { createHmac } from 'node:crypto';
import type { Page, Thread, ThreadItem } from 'chatkit-protocol';
import { ORCHARD } from '../orchard.js';
import { Service, frames } from '../service.js';

const SECRET = 'the-session-secret-of-these-tests';
const INPUT = {
  content: [{ type: 'input_text', text: 'When do I harvest apples?' }],
  attachments: [],
  inference_options: {},
};
const ACTION = { type: 'go' };

/** Every request of the protocol that names a thread, as the reader of that thread would ask it. */
const REQUESTS: [string, (thread_id: string, item_id: string) => object][] = [
  ['threads.get_by_id', (thread_id) => ({ thread_id })],
  ['items.list', (thread_id) => ({ thread_id })],
  ['items.list', (thread_id, after) => ({ thread_id, after })],
  ['threads.update', (thread_id) => ({ thread_id, title: 'x' })],
  ['threads.delete', (thread_id) => ({ thread_id })],
  ['items.feedback', (thread_id, item_id) => ({ thread_id, item_ids: [item_id], kind: 'negative' })],
  ['threads.add_user_message', (thread_id) => ({ thread_id, input: INPUT })],
  ['threads.add_client_tool_output', (thread_id) => ({ thread_id, result: 1 })],
  ['threads.add_structured_input', (thread_id, item_id) => ({ thread_id, item_id, input: {} })],
  ['threads.retry_after_item', (thread_id, item_id) => ({ thread_id, item_id })],
  ['threads.custom_action', (thread_id, item_id) => ({ thread_id, item_id, action: ACTION })],
  ['threads.custom_action', (thread_id) => ({ thread_id, action: ACTION })],
  ['threads.sync_custom_action', (thread_id, item_id) => ({ thread_id, item_id, action: ACTION })],
];

/** Requests that name no thread; they too need a session. */
const OTHERS: [string, () => object][] = [
  ['threads.create', () => ({ input: INPUT })],
  ['threads.list', () => ({})],
  ['attachments.create', () => ({ name: 'a', size: 1, mime_type: 'x/y' })],
  ['attachments.delete', () => ({ attachment_id: 'atc_1' })],
  ['input.transcribe', () => ({ audio_base64: '', mime_type: 'audio/webm' })],
];

/** A token as the service would sign it, made by hand. */
function token(claims: object, secret = SECRET): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const unsigned = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${unsigned}.${createHmac('sha256', secret).update(unsigned).digest('base64url')}`;
}

function claimsOf(secret: string): { sub: string; iat: number } {
  return JSON.parse(Buffer.from(secret.split('.')[1]!, 'base64url').toString()) as {
    sub: string;
    iat: number;
  };
}

describe('another reader’s thread', () => {
  const service = new Service({ SESSION_SECRET: SECRET, ANSWER_THRESHOLD: '0.05' });
  let owner: string;
  let threadId: string;
  let itemId: string;
  let other: string;
  let otherThreadId: string;

  const send = (type: string, params: object, client_secret: string): Promise<Response> =>
    service.post('/api/chatkit', { type, params }, { token: client_secret });
  const ask = async (type: string, params: object, client_secret: string): Promise<[number, string]> => {
    const response = await send(type, params, client_secret);
    expect(response.headers.get('content-type')).toContain('application/json');
    return [response.status, ((await response.json()) as { code: string }).code];
  };
  /** A new thread's id and that of its message. */
  const create = async (client_secret: string): Promise<[string, string]> => {
    const all = await Array.fromAsync(frames(await send('threads.create', { input: INPUT }, client_secret)));
    return [(all[0] as { thread: Thread }).thread.id, (all[1] as { item: ThreadItem }).item.id];
  };
  const items = async (): Promise<ThreadItem[]> => {
    const response = await send('items.list', { thread_id: threadId, order: 'asc' }, owner);
    return ((await response.json()) as Page<ThreadItem>).data;
  };

  beforeAll(async () => {
    await service.start();
    await service.putPages('orchard', ORCHARD);
    await service.putPages('vineyard', ORCHARD);
    owner = await service.session('orchard');
    other = await service.session('orchard');
    [threadId, itemId] = await create(owner);
    [otherThreadId] = await create(other);
  });
  afterAll(() => service.remove());

  it.each(REQUESTS)('is not there for anyone else: %s', async (type, paramsOf) => {
    const { sub, iat } = claimsOf(owner);
    const before = await items();
    const strangers = [
      other,
      await service.session('vineyard'),
      token({ sub, aud: 'vineyard', iat, exp: iat + 600, first_iat: iat }),
    ];
    for (const stranger of strangers) {
      expect(await ask(type, paramsOf(threadId, itemId), stranger)).toEqual([404, 'unknown_thread']);
    }
    expect(await items()).toEqual(before);
  });

  it.each(REQUESTS.filter(([, paramsOf]) => JSON.stringify(paramsOf('', 'item')).includes('item"')))(
    'has no items for a thread of one’s own: %s',
    async (type, paramsOf) => {
      expect(await ask(type, paramsOf(otherThreadId, itemId), other)).toEqual([404, 'unknown_item']);
      expect(await items()).toHaveLength(2);
    },
  );

  it.each([...REQUESTS, ...OTHERS])('needs a session that is valid: %s', async (type, paramsOf) => {
    const { sub, iat } = claimsOf(owner);
    const claims = { sub, aud: 'orchard', iat: iat - 900, exp: iat - 300, first_iat: iat - 900 };
    const forged = { ...claims, exp: iat + 600 };
    for (const [client_secret, code] of [
      [token(claims), 'expired_session'],
      [token(forged, 'somebody-else-entirely'), 'invalid_session'],
      ['nonsense', 'invalid_session'],
    ] as const) {
      expect(await ask(type, paramsOf(threadId, itemId), client_secret)).toEqual([401, code]);
    }
    expect(await items()).toHaveLength(2);
  });

  it('is in nobody else’s list', async () => {
    const response = await send('threads.list', {}, other);
    expect(await response.json()).toMatchObject({ data: [{ id: otherThreadId }], has_more: false });
  });
});
