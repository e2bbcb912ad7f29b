import { Session, SessionRefused, type SessionOptions } from './session.js';
import type { SiteStorage, StoredName } from './storage.js';

const inTenMinutes = () => Math.floor(Date.now() / 1000) + 600;
const json = (status: number, body: object) => new Response(JSON.stringify(body), { status });

/** A service that numbers its sessions, and keeps what it was asked. */
class FakeSessions {
  readonly asked: unknown[] = [];
  answer = (): Response =>
    json(200, { client_secret: `secret-${this.asked.length}`, expires_at: inTenMinutes() });

  readonly fetch: typeof fetch = async (_, init) => {
    this.asked.push(JSON.parse(init!.body as string));
    await new Promise((resolve) => setTimeout(resolve));
    return this.answer();
  };
}

function mapStorage(): SiteStorage {
  const values = new Map<StoredName, string>();
  return {
    get: (name) => values.get(name) ?? null,
    set: (name, value) => void (value === null ? values.delete(name) : values.set(name, value)),
  };
}

describe('Session', () => {
  let service: FakeSessions;
  let storage: SiteStorage;

  beforeEach(() => {
    service = new FakeSessions();
    storage = mapStorage();
  });

  function createSession(options: Partial<SessionOptions> = {}): Session {
    return new Session({
      backendUrl: 'https://chat.acme.dev',
      siteId: 'docs',
      storage,
      fetch: service.fetch,
      lock: (_, task) => task(),
      ...options,
    });
  }

  it('asks for nothing before a token is needed', () => {
    createSession();
    expect(service.asked).toEqual([]);
  });

  it('mints a token and keeps it for further requests and pages', async () => {
    const session = createSession();
    expect(await session.secret()).toBe('secret-1');
    expect(await session.secret()).toBe('secret-1');
    expect(await createSession().secret()).toBe('secret-1');
    expect(service.asked).toEqual([{ site: 'docs' }]);
  });

  it('mints one token for requests at the same time', async () => {
    const session = createSession();
    expect(await Promise.all([session.secret(), session.secret(), session.secret()])).toEqual(
      Array(3).fill('secret-1'),
    );
    expect(service.asked).toHaveLength(1);
  });

  it('renews a token that is about to end, naming it so that the reader stays the same', async () => {
    const soon = Math.floor(Date.now() / 1000) + 5;
    storage.set('session', JSON.stringify({ client_secret: 'old', expires_at: soon }));
    expect(await createSession().secret()).toBe('secret-1');
    expect(service.asked).toEqual([{ site: 'docs', current_client_secret: 'old' }]);
  });

  it('renews a token that the service refused', async () => {
    const session = createSession();
    const refused = await session.secret();
    expect(await session.secret(refused)).toBe('secret-2');
    expect(service.asked[1]).toEqual({ site: 'docs', current_client_secret: refused });
  });

  it('takes the token that another tab got while this one waited for its turn', async () => {
    const session = createSession({
      lock: async (_, task) => {
        storage.set(
          'session',
          JSON.stringify({ client_secret: 'of the other tab', expires_at: inTenMinutes() }),
        );
        return task();
      },
    });
    expect(await session.secret()).toBe('of the other tab');
    expect(service.asked).toEqual([]);
  });

  it('begins anew when the service knows the reader no more, and says so', async () => {
    storage.set('session', JSON.stringify({ client_secret: 'of long ago', expires_at: 1 }));
    service.answer = () =>
      service.asked.length === 1
        ? json(401, {})
        : json(200, { client_secret: 'new', expires_at: inTenMinutes() });
    const onForgotten = jest.fn();
    expect(await createSession({ onForgotten }).secret()).toBe('new');
    expect(service.asked).toEqual([{ site: 'docs', current_client_secret: 'of long ago' }, { site: 'docs' }]);
    expect(onForgotten).toHaveBeenCalledTimes(1);
  });

  it('trusts a new token that looks expired by the reader’s clock', async () => {
    service.answer = () => json(200, { client_secret: 'new', expires_at: 1000 });
    const session = createSession();
    await session.secret();
    await session.secret();
    expect(service.asked).toHaveLength(1);
  });

  it('throws what the service says when it gives no token, and asks again the next time', async () => {
    service.answer = () => json(403, { code: 'foreign_origin' });
    const session = createSession();
    await expect(session.secret()).rejects.toBeInstanceOf(SessionRefused);
    service.answer = () => json(200, { client_secret: 'new', expires_at: inTenMinutes() });
    expect(await session.secret()).toBe('new');
  });

  it('replaces what it cannot read in the storage', async () => {
    storage.set('session', '{not JSON');
    expect(await createSession().secret()).toBe('secret-1');
  });
});
