import { createApiFetch, type ReadingContext } from './api-fetch.js';
import { type Session, SessionRefused } from './session.js';

const url = 'https://chat.acme.dev/api/chatkit';
const context: ReadingContext = { page: '/docs/%C3%BCber', locale: 'de', version: '2.0' };

function fakeSession(...secrets: string[]): { session: Session; rejected: (string | undefined)[] } {
  const rejected: (string | undefined)[] = [];
  const secret = async (refused?: string) => {
    rejected.push(refused);
    return secrets.shift()!;
  };
  return { session: { secret } as Session, rejected };
}

function fakeService(...statuses: number[]): { send: typeof fetch; received: Request[] } {
  const received: Request[] = [];
  const send: typeof fetch = async (request) => {
    received.push(request as Request);
    return new Response(null, { status: statuses.shift() ?? 200 });
  };
  return { send, received };
}

describe('createApiFetch', () => {
  it('signs a request, says where the reader is and keeps ChatKit’s own headers', async () => {
    const { send, received } = fakeService();
    const apiFetch = createApiFetch(fakeSession('s1').session, () => context, send);
    await apiFetch(url, {
      method: 'POST',
      body: '{}',
      headers: { 'chatkit-frame-instance-id': 'f1', 'accept-language': 'fr' },
    });
    expect(Object.fromEntries(received[0]!.headers)).toMatchObject({
      authorization: 'Bearer s1',
      'x-docs-page': '/docs/%C3%BCber',
      'x-docs-locale': 'de',
      'x-docs-version': '2.0',
      'chatkit-frame-instance-id': 'f1',
      'accept-language': 'fr',
    });
    expect(received[0]!.credentials).toBe('omit');
  });

  it('says where the reader is now, not where the chat began', async () => {
    const { send, received } = fakeService();
    let page = '/one';
    const apiFetch = createApiFetch(fakeSession('s1', 's1').session, () => ({ page, locale: 'en' }), send);
    await apiFetch(url);
    page = '/two';
    await apiFetch(url);
    expect(received.map(({ headers }) => headers.get('x-docs-page'))).toEqual(['/one', '/two']);
    expect(received[0]!.headers.has('x-docs-version')).toBe(false);
  });

  it('leaves out a version that no header can carry', async () => {
    const { send, received } = fakeService();
    const apiFetch = createApiFetch(
      fakeSession('s1').session,
      () => ({ ...context, version: '2.0-β' }),
      send,
    );
    await apiFetch(url);
    expect(received[0]!.headers.has('x-docs-version')).toBe(false);
  });

  it('sends a refused request once more, whole, with a new token', async () => {
    const { send, received } = fakeService(401, 200);
    const { session, rejected } = fakeSession('s1', 's2');
    const response = await createApiFetch(
      session,
      () => context,
      send,
    )(url, { method: 'POST', body: 'question' });
    expect(response.status).toBe(200);
    expect(rejected).toEqual([undefined, 's1']);
    expect(received.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer s1', 'Bearer s2']);
    expect(await Promise.all(received.map((request) => request.text()))).toEqual(['question', 'question']);
  });

  it('gives up after the second refusal', async () => {
    const { send, received } = fakeService(401, 401, 200);
    const response = await createApiFetch(fakeSession('s1', 's2').session, () => context, send)(url);
    expect(response.status).toBe(401);
    expect(received).toHaveLength(2);
  });

  it('answers with what the service said when it gives no session', async () => {
    const refusal = new Response('{"code":"rate_limited"}', { status: 429 });
    const session = { secret: () => Promise.reject(new SessionRefused(refusal)) } as unknown as Session;
    const apiFetch = createApiFetch(session, () => context, fakeService().send);
    const [one, other] = await Promise.all([apiFetch(url), apiFetch(url)]);
    expect([one.status, await one.text()]).toEqual([429, '{"code":"rate_limited"}']);
    expect(await other.text()).toBe('{"code":"rate_limited"}');
  });

  it('stops when its caller does', async () => {
    const { send, received } = fakeService();
    const stop = new AbortController();
    await createApiFetch(fakeSession('s1').session, () => context, send)(url, { signal: stop.signal });
    stop.abort();
    expect(received[0]!.signal.aborted).toBe(true);
  });
});
