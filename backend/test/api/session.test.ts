import { createHmac } from 'node:crypto';
import { Service } from '../service.js';
import { ORCHARD } from '../orchard.js';

const SECRET = 'the-session-secret-of-these-tests';
const DAY = 86_400;

/** A token as the service would sign it, made by hand. */
function token(claims: object, secret = SECRET): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const unsigned = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${unsigned}.${createHmac('sha256', secret).update(unsigned).digest('base64url')}`;
}

function claimsOf(secret: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(secret.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;
}

describe('sessions', () => {
  const service = new Service({ SESSION_SECRET: `${SECRET},an-older-secret-of-these-tests` });
  const now = Math.floor(Date.now() / 1000);
  const open = async (body: object) => {
    const response = await service.post('/api/chatkit/session', body);
    return { status: response.status, body: (await response.json()) as Record<string, string | number> };
  };

  beforeAll(async () => {
    await service.start();
    await service.putPages('orchard', ORCHARD);
  });
  afterAll(() => service.remove());

  it('gives every new reader a subject of their own', async () => {
    const [one, other] = [await open({ site: 'orchard' }), await open({ site: 'orchard' })];
    expect(one.status).toBe(200);
    expect(one.body.expires_at).toBeGreaterThan(now);
    expect(claimsOf(String(one.body.client_secret)).sub).not.toBe(
      claimsOf(String(other.body.client_secret)).sub,
    );
  });

  it('renews an expired token for the same subject', async () => {
    const expired = token({
      sub: 'reader_1',
      aud: 'orchard',
      iat: now - 2 * DAY,
      exp: now - DAY,
      first_iat: now - 2 * DAY,
    });
    const renewed = await open({ site: 'orchard', current_client_secret: expired });
    expect(renewed.status).toBe(200);
    expect(claimsOf(String(renewed.body.client_secret))).toMatchObject({
      sub: 'reader_1',
      first_iat: now - 2 * DAY,
    });
  });

  it('verifies tokens of an older secret and signs with the first', async () => {
    const claims = { sub: 'reader_2', aud: 'orchard', iat: now, exp: now + 60, first_iat: now };
    const renewed = await open({
      site: 'orchard',
      current_client_secret: token(claims, 'an-older-secret-of-these-tests'),
    });
    const [head, body] = String(renewed.body.client_secret).split('.');
    const signature = createHmac('sha256', SECRET).update(`${head}.${body}`).digest('base64url');
    expect(String(renewed.body.client_secret).split('.')[2]).toBe(signature);
  });

  it.each([
    [
      'a forged token',
      token({ sub: 'x', aud: 'orchard', iat: now, exp: now + 60, first_iat: now }, 'somebody-else-entirely'),
      'invalid_session',
    ],
    [
      'a token of another site',
      token({ sub: 'x', aud: 'vineyard', iat: now, exp: now + 60, first_iat: now }),
      'invalid_session',
    ],
    [
      'a subject that is too old',
      token({ sub: 'x', aud: 'orchard', iat: now - DAY, exp: now, first_iat: now - 31 * DAY }),
      'expired_session',
    ],
    ['no token at all', 'nonsense', 'invalid_session'],
  ])('does not renew %s', async (_what, current_client_secret, code) => {
    expect(await open({ site: 'orchard', current_client_secret })).toMatchObject({
      status: 401,
      body: { code },
    });
  });

  it('takes unsigned tokens for forged', async () => {
    const [, body] = token({ sub: 'x', aud: 'orchard', iat: now, exp: now + 60, first_iat: now }).split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
    expect((await open({ site: 'orchard', current_client_secret: unsigned })).status).toBe(401);
  });

  it('lets nobody chat with an expired token', async () => {
    const expired = token({
      sub: 'reader_1',
      aud: 'orchard',
      iat: now - 700,
      exp: now - 100,
      first_iat: now - 700,
    });
    const response = await service.post(
      '/api/chatkit',
      { type: 'threads.list', params: {} },
      { token: expired },
    );
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await response.json()).toMatchObject({ code: 'expired_session' });
  });

  it('keeps the secrets it generates for the next start', async () => {
    const generating = await new Service().start();
    const client_secret = await generating.session('orchard');
    await generating.stop();
    await generating.start();
    const renewed = await generating.post('/api/chatkit/session', {
      site: 'orchard',
      current_client_secret: client_secret,
    });
    expect(renewed.status).toBe(200);
    await generating.remove();
  });
});
