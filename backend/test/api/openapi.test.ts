import { Validator } from '@seriousme/openapi-schema-validator';
import { Service } from '../service.js';

interface Schema {
  $ref?: string;
  description?: string;
  example?: unknown;
  type?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
}
interface Operation {
  summary?: string;
  security?: object[];
  responses: Record<string, { description: string }>;
  parameters?: { name: string; description?: string; example?: unknown; schema: Schema }[];
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
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
      'get /health/live',
      'get /health/ready',
      'get /metrics',
      'post /api/chat',
      'post /api/chatkit',
      'post /api/chatkit/session',
      'put /api/sites/{site}/pages',
    ]);
  });

  it('describes every field, with an example', () => {
    const lacking = Object.entries(document.components.schemas).flatMap(([name, { properties = {} }]) =>
      Object.entries(properties)
        .filter(([, field]) => !field.$ref && !isDescribed(field))
        .map(([field]) => `${name}.${field}`),
    );
    expect(lacking).toEqual([]);
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

  it('is shown at /docs', async () => {
    const page = await service.fetch('/docs');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('swagger-ui');
  });
});

/** An object or list of described things needs no example of its own. */
function isDescribed({ description, example, items, allOf }: Schema): boolean {
  return Boolean(description) && (example !== undefined || Boolean(items?.$ref) || Boolean(allOf));
}
