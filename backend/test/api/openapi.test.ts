import { Validator } from '@seriousme/openapi-schema-validator';
import { ERROR_CODES } from '../../src/errors/error-codes.js';
import { ORCHARD } from '../orchard.js';
import { INDEX_KEY, Service } from '../service.js';
import { DocumentSchemas, type Schema } from './document-schemas.js';

interface Header {
  name: string;
  in: string;
  description?: string;
  example?: unknown;
  schema: Schema;
}
interface Operation {
  summary?: string;
  security?: object[];
  responses: Record<string, { description: string; headers: object; content?: Record<string, object> }>;
  requestBody?: { content: Record<string, { schema: Schema }> };
  parameters?: Header[];
}
interface Document {
  info: object;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; securitySchemes: Record<string, Schema> };
}

describe('the OpenAPI document', () => {
  const service = new Service();
  let document: Document;
  let operations: [string, Operation][];

  beforeAll(async () => {
    await service.start();
    document = (await (await service.fetch('/openapi.json')).json()) as Document;
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, Operation] => [
        `${method} ${path}`,
        operation,
      ]),
    );
  });
  afterAll(() => service.remove());

  it('is valid', async () => {
    expect(
      await new Validator().validate(structuredClone(document) as unknown as Record<string, unknown>),
    ).toMatchObject({ valid: true });
  });

  it('lists every call of the service', () => {
    expect(operations.map(([name]) => name).sort()).toEqual([
      'delete /api/sites/{site}',
      'get /api/search',
      'get /api/sites/{site}',
      'get /api/sites/{site}/questions',
      'get /health/live',
      'get /health/ready',
      'get /metrics',
      'post /api/chat',
      'post /api/chatkit',
      'post /api/chatkit/session',
      'post /api/feedback',
      'put /api/sites/{site}/pages',
    ]);
  });

  it('describes every field and parameter, with an example', () => {
    expect(new DocumentSchemas(document as unknown as Schema).undescribed()).toEqual([]);
    const parameters = operations.flatMap(([name, { parameters: all = [] }]) =>
      all
        .filter((one) => !one.description || (one.example ?? one.schema.example) === undefined)
        .map((one) => `${name} ${one.name}`),
    );
    expect(parameters).toEqual([]);
  });

  it('lists the errors of every call, all of one shape', () => {
    for (const [name, { responses, summary }] of operations) {
      const failures = Object.entries(responses).filter(([status]) => Number(status) >= 400);
      expect([name, Boolean(summary), failures.length > 0]).toEqual([name, true, true]);
      for (const [, response] of failures) {
        expect(response).toMatchObject({
          content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorBody' } } },
        });
      }
    }
  });

  it('names every error code, at the calls that send it or beside them', () => {
    const text = JSON.stringify([document.info, document.paths]);
    expect(Object.keys(ERROR_CODES).filter((code) => !text.includes(`\`${code}\``))).toEqual([]);
  });

  it('knows what every value is', () => {
    expect(Object.keys(document.components.schemas)).not.toContain('Object');
    expect(JSON.stringify(document)).not.toContain('schemas/Object');
  });

  it('gives examples that are what it says', () => {
    const schemas = new DocumentSchemas(document as unknown as Schema);
    const examples = schemas.examples();
    expect(examples.length).toBeGreaterThan(100);
    expect(examples.flatMap(({ pointer, example }) => schemas.problems(pointer, example))).toEqual([]);
  });

  it('names security schemes as components may be named, and calls no key a JWT', () => {
    for (const [name, scheme] of Object.entries(document.components.securitySchemes)) {
      expect(name).toMatch(/^[A-Za-z0-9._-]+$/);
      expect(scheme).not.toHaveProperty('bearerFormat');
    }
  });

  it('says which headers are read and sent', () => {
    const named = (path: string) =>
      (document.paths[path]!.post!.parameters ?? [])
        .filter((one) => one.in === 'header')
        .map(({ name }) => name);
    expect(named('/api/chat')).toEqual(['X-Docs-Page', 'X-Docs-Locale', 'X-Docs-Version']);
    expect(named('/api/chatkit')).toEqual(named('/api/chat'));
    for (const [, { responses }] of operations) {
      for (const { headers } of Object.values(responses)) expect(headers).toHaveProperty('X-Request-Id');
    }
    expect(document.paths['/api/search']!.get!.responses['503']!.headers).toHaveProperty('Retry-After');
  });

  it('tells how uploads are written and answered, by media type', () => {
    const { requestBody, responses } = document.paths['/api/sites/{site}/pages']!.put!;
    expect(requestBody?.content['application/x-ndjson']?.schema).toMatchObject({ type: 'string' });
    expect(requestBody?.content['application/json']?.schema).toEqual({
      $ref: '#/components/schemas/PagesUpload',
    });
    expect(Object.keys(responses['200']!.content ?? {})).toEqual(['application/json', 'text/event-stream']);
  });

  describe('describes what is really sent:', () => {
    const authorization = `Bearer ${INDEX_KEY}`;
    const headers = { authorization, 'content-type': 'application/json' };
    const message = {
      content: [{ type: 'input_text', text: 'Where do I store apples?' }],
      attachments: [],
      inference_options: {},
    };
    let reader: string;
    let threadId: string;

    beforeAll(async () => {
      await service.putPages('orchard', [
        { site: { base_url: 'https://orchard.example', versions: ['1'] } },
        ...ORCHARD,
      ]);
      reader = await service.session('orchard');
      const started = await service.post('/api/chat', { message: 'apples' }, { token: reader });
      threadId = ((await started.json()) as { thread_id: string }).thread_id;
    });

    const chatkit = (type: string, params: () => object) => (): [string, RequestInit] => [
      '/api/chatkit',
      {
        method: 'POST',
        body: JSON.stringify({ type, params: params() }),
        headers: { authorization: `Bearer ${reader}`, 'content-type': 'application/json' },
      },
    ];
    const post = (route: string, body: object) => (): [string, RequestInit] => [
      route,
      { method: 'POST', body: JSON.stringify(body), headers },
    ];
    const put =
      (body: string, type = 'application/x-ndjson') =>
      (): [string, RequestInit] => [
        '/api/sites/described/pages',
        { method: 'PUT', body, headers: { authorization, 'content-type': type } },
      ];
    const calls: [string, number, () => [string, RequestInit]][] = [
      ['get /health/live', 200, () => ['/health/live', {}]],
      ['get /health/ready', 200, () => ['/health/ready', {}]],
      ['get /api/search', 200, () => ['/api/search?site=orchard&q=apples', {}]],
      ['get /api/search', 400, () => ['/api/search?site=orchard', {}]],
      ['get /api/search', 404, () => ['/api/search?site=vineyard&q=x', {}]],
      ['post /api/chatkit/session', 200, post('/api/chatkit/session', { site: 'orchard' })],
      ['post /api/chatkit/session', 400, post('/api/chatkit/session', {})],
      ['post /api/chat', 200, post('/api/chat', { site: 'orchard', message: 'Where do I store apples?' })],
      ['post /api/chat', 400, post('/api/chat', { site: 'orchard' })],
      ['post /api/chat', 404, post('/api/chat', { site: 'orchard', message: 'x', thread_id: 'none' })],
      [
        'post /api/feedback',
        401,
        post('/api/feedback', { thread_id: 't', message_id: 'm', kind: 'positive' }),
      ],
      ['post /api/chatkit', 200, chatkit('threads.list', () => ({}))],
      ['post /api/chatkit', 200, chatkit('threads.get_by_id', () => ({ thread_id: threadId }))],
      ['post /api/chatkit', 200, chatkit('items.list', () => ({ thread_id: threadId }))],
      ['post /api/chatkit', 200, chatkit('threads.update', () => ({ thread_id: threadId, title: 'Fruit' }))],
      [
        'post /api/chatkit',
        400,
        chatkit('threads.create', () => ({ input: { ...message, content: [null] } })),
      ],
      [
        'post /api/chatkit',
        400,
        chatkit('threads.sync_custom_action', () => ({ thread_id: threadId, action: { type: 'go' } })),
      ],
      [
        'post /api/chatkit',
        409,
        chatkit('threads.add_client_tool_output', () => ({ thread_id: threadId, result: 1 })),
      ],
      ['post /api/chatkit', 401, post('/api/chatkit', { type: 'threads.list', params: {} })],
      ['post /api/chatkit', 404, chatkit('threads.get_by_id', () => ({ thread_id: 'none' }))],
      ['put /api/sites/{site}/pages', 200, put(JSON.stringify(ORCHARD[0]))],
      ['put /api/sites/{site}/pages', 400, put('{"url": 1}')],
      ['put /api/sites/{site}/pages', 415, put('x', 'text/plain')],
      ['get /api/sites/{site}', 200, () => ['/api/sites/orchard', { headers }]],
      ['get /api/sites/{site}', 401, () => ['/api/sites/orchard', {}]],
      ['get /api/sites/{site}/questions', 409, () => ['/api/sites/orchard/questions', { headers }]],
      ['get /api/sites/{site}/questions', 400, () => ['/api/sites/orchard/questions?limit=0', { headers }]],
      ['delete /api/sites/{site}', 404, () => ['/api/sites/none', { method: 'DELETE', headers }]],
    ];

    it.each(calls)('%s with %s', async (name, status, make) => {
      const [method, path] = name.split(' ') as [string, string];
      const response = await service.fetch(...make());
      const pointer = [
        '#/paths',
        path.replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D'),
        method,
        `responses/${status}/content/application~1json/schema`,
      ].join('/');
      const schemas = new DocumentSchemas(document as unknown as Schema, { closed: true });
      expect(response.status).toBe(status);
      expect(schemas.problems(pointer, await response.json())).toEqual([]);
    });
  });

  it('is shown at /docs', async () => {
    const page = await service.fetch('/docs');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('swagger-ui');
  });
});
