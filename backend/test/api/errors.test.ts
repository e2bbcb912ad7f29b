import { request } from 'node:http';
import { INDEX_KEY, ORIGIN, Service } from '../service.js';
import { ORCHARD } from '../orchard.js';

const JSON_TYPE = { 'content-type': 'application/json' };

describe('failures', () => {
  const service = new Service();
  let reader: string;

  beforeAll(async () => {
    await service.start();
    await service.putPages('orchard', ORCHARD);
    reader = await service.session('orchard');
  });
  afterAll(() => service.remove());

  const chat = (body: string, headers: Record<string, string> = {}): [string, RequestInit] => [
    '/api/chat',
    { method: 'POST', body, headers: { ...JSON_TYPE, authorization: `Bearer ${reader}`, ...headers } },
  ];
  const put = (body: string, headers: Record<string, string> = {}): [string, RequestInit] => [
    '/api/sites/orchard/pages',
    {
      method: 'PUT',
      body,
      headers: { authorization: `Bearer ${INDEX_KEY}`, 'content-type': 'application/x-ndjson', ...headers },
    },
  ];

  const cases: [string, () => [string, RequestInit], number, string][] = [
    ['malformed JSON', () => chat('{"message": '), 400, 'invalid_json'],
    ['JSON that is no object', () => chat('"hello"'), 400, 'invalid_json'],
    ['a wrong type', () => chat('{"message": 7}'), 400, 'invalid_request'],
    ['an unknown field', () => chat('{"message": "x", "threadId": "y"}'), 400, 'invalid_request'],
    ['no body', () => chat(''), 400, 'invalid_request'],
    [
      'an oversize body',
      () => chat(JSON.stringify({ message: 'a'.repeat(300_000) })),
      413,
      'payload_too_large',
    ],
    [
      'a wrong content type',
      () => chat('message=x', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
      'unsupported_media_type',
    ],
    [
      'an unknown character set',
      () => chat('{}', { 'content-type': 'application/json; charset=klingon' }),
      415,
      'unsupported_media_type',
    ],
    [
      'an unknown content encoding',
      () => chat('{}', { 'content-encoding': 'rot13' }),
      415,
      'unsupported_media_type',
    ],
    ['an unknown route', () => ['/api/chats', {}], 404, 'not_found'],
    ['a wrong method', () => ['/api/chat', { method: 'DELETE' }], 405, 'method_not_allowed'],
    [
      'a path that is not decodable',
      () => ['/api/sites/%E0%A4%A', { headers: { authorization: `Bearer ${INDEX_KEY}` } }],
      400,
      'invalid_request',
    ],
    ['no token', () => chat('{"message": "x"}', { authorization: '' }), 401, 'invalid_session'],
    [
      'a bad token',
      () => chat('{"message": "x"}', { authorization: 'Bearer a.b.c' }),
      401,
      'invalid_session',
    ],
    ['a session of another site', () => chat('{"message": "x", "site": "vineyard"}'), 401, 'invalid_session'],
    ['an unknown site', () => ['/api/search?site=vineyard&q=x', {}], 404, 'unknown_site'],
    [
      'an unknown site of a server',
      () => chat('{"message": "x", "site": "vineyard"}', { authorization: `Bearer ${INDEX_KEY}` }),
      404,
      'unknown_site',
    ],
    [
      'a server that names no site',
      () => chat('{"message": "x"}', { authorization: `Bearer ${INDEX_KEY}` }),
      400,
      'invalid_request',
    ],
    [
      'a foreign Origin',
      () => ['/api/search?site=orchard&q=x', { headers: { origin: 'https://elsewhere.example' } }],
      403,
      'foreign_origin',
    ],
    ['a wrong index key', () => put('{}', { authorization: 'Bearer wrong' }), 401, 'invalid_index_key'],
    ['an upload without a page', () => put(''), 400, 'empty_upload'],
    ['an upload of blank lines', () => put('\n \n'), 400, 'empty_upload'],
    [
      'an upload of a wrong type',
      () => put('x', { 'content-type': 'text/csv' }),
      415,
      'unsupported_media_type',
    ],
    ['a page that is no object', () => put('[1]\n'), 400, 'invalid_upload'],
    [
      'a page with a host',
      () => put(JSON.stringify({ ...ORCHARD[0], url: '//evil.example/x' })),
      400,
      'invalid_upload',
    ],
    [
      'a page with a script for URL',
      () => put(JSON.stringify({ ...ORCHARD[0], url: 'javascript:alert(1)' })),
      400,
      'invalid_upload',
    ],
    [
      'a page with a control character in its URL',
      () => put(JSON.stringify({ ...ORCHARD[0], url: '/\u0000' })),
      400,
      'invalid_upload',
    ],
    [
      'a page of nothing',
      () => put(JSON.stringify({ ...ORCHARD[0], title: ' ', content: '\n' })),
      400,
      'invalid_upload',
    ],
    ['an upload that is broken JSON', () => put('{"pages": [', JSON_TYPE), 400, 'invalid_json'],
    ['an upload without pages', () => put('{}', JSON_TYPE), 400, 'invalid_upload'],
    [
      'bytes that are no text',
      () => [
        '/api/sites/orchard/pages',
        {
          method: 'PUT',
          body: new Uint8Array([0xff, 0xfe, 0x0a]),
          headers: { authorization: `Bearer ${INDEX_KEY}`, 'content-type': 'application/x-ndjson' },
        },
      ],
      400,
      'invalid_upload',
    ],
  ];

  it.each(cases)('answers %s with its structured error', async (_what, make, status, code) => {
    const [route, init] = make();
    const response = await service.fetch(route, { ...init, headers: { origin: ORIGIN, ...init.headers } });
    const body = (await response.json()) as Record<string, unknown>;
    expect({ status: response.status, code: body.code }).toEqual({ status, code });
    expect(body.message).toMatch(/\.$/);
    expect(body.request_id).toBe(response.headers.get('x-request-id'));
    expect(response.headers.get('access-control-allow-origin')).not.toBeNull();
    expect(Object.keys(body).sort()).toEqual(expect.arrayContaining(['code', 'message', 'request_id']));
    expect(JSON.stringify(body)).not.toMatch(/node_modules|\.js:\d|    at /);
  });

  it('names the broken line of an upload and applies nothing of it', async () => {
    const before = await search('apples');
    const response = await service.putPages('orchard', [ORCHARD[0], '{broken', ORCHARD[1]]);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'invalid_upload', details: { line: 2 } });
    expect(await search('apples')).toEqual(before);
  });

  it('refuses a page that an upload holds twice', async () => {
    const response = await service.putPages('orchard', [
      ORCHARD[0],
      { ...ORCHARD[0], url: `${ORCHARD[0]!.url}/` },
    ]);
    expect(await response.json()).toMatchObject({ code: 'invalid_upload', details: { line: 2 } });
  });

  it.each([
    ['/api/search?site=orchard', [{ field: 'q', problem: 'q is missing' }]],
    [
      '/api/search?site=orchard&q=x&limit=abc',
      [{ field: 'limit', problem: 'limit must be an integer number' }],
    ],
    [
      '/api/search?site=orchard&q=x&limit=99',
      [{ field: 'limit', problem: 'limit must not be greater than 50' }],
    ],
    [
      '/api/search?site=orchard&q=x&toString=1',
      [{ field: 'toString', problem: 'property toString should not exist' }],
    ],
    [
      '/api/search?site=orchard&q=x&__proto__=1',
      [{ field: '__proto__', problem: 'property __proto__ should not exist' }],
    ],
  ])('names what is wrong with %s, one problem a field', async (route, details) => {
    const response = await service.fetch(route);
    expect([response.status, await response.json()]).toEqual([
      400,
      expect.objectContaining({ message: `${details[0]!.problem}.`, details }),
    ]);
  });

  it('names the allowed methods of a route', async () => {
    const response = await service.fetch('/api/sites/orchard', { method: 'POST' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')?.split(', ')).toEqual(expect.arrayContaining(['GET', 'DELETE']));
  });

  it('answers preflights with the headers that the widget sends', async () => {
    const response = await service.fetch('/api/chatkit', {
      method: 'OPTIONS',
      headers: {
        origin: ORIGIN,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'x-docs-page',
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-headers')).toMatch(/authorization.*x-docs-page/);
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('stages nothing of an upload that is cut off', async () => {
    const before = await statistics();
    await new Promise<void>((resolve) => {
      const upload = request(`${service.url}/api/sites/orchard/pages`, {
        method: 'PUT',
        headers: {
          authorization: `Bearer ${INDEX_KEY}`,
          'content-type': 'application/x-ndjson',
          'content-length': 100_000,
        },
      });
      upload.on('error', () => resolve());
      upload.write(`${JSON.stringify(ORCHARD[0])}\n`, () => setTimeout(() => upload.destroy(), 100));
    });
    expect(await statistics()).toEqual(before);
    expect((await service.fetch('/health/live')).status).toBe(200);
  });

  async function search(q: string): Promise<unknown> {
    const reply = (await (await service.fetch(`/api/search?site=orchard&q=${q}`)).json()) as {
      took_ms?: number;
    };
    delete reply.took_ms;
    return reply;
  }

  async function statistics(): Promise<unknown> {
    return (
      await service.fetch('/api/sites/orchard', { headers: { authorization: `Bearer ${INDEX_KEY}` } })
    ).json();
  }
});
