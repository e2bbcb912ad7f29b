import { ITEM_ID_EXAMPLE, THREAD_ID_EXAMPLE } from '../../src/chat/requests/parameters.dto.js';
import { CLIENT_SECRET_EXAMPLE } from '../../src/session/session.dto.js';
import { ORCHARD } from '../orchard.js';
import { INDEX_KEY, Service, frames } from '../service.js';

interface Content {
  schema: { example?: unknown };
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}
interface Operation {
  requestBody?: { content: Record<string, Content> };
  responses: Record<string, { content?: Record<string, Content> }>;
}

/** What examples of ChatKit requests are answered with, where not by 200: this assistant lacks what they speak of. */
const REFUSALS: Record<string, [status: number, code: string]> = {
  'threads.add_client_tool_output': [409, 'wrong_item'],
  'threads.add_structured_input': [409, 'wrong_item'],
  'threads.custom_action': [409, 'wrong_item'],
  'threads.sync_custom_action': [409, 'wrong_item'],
  'attachments.create': [400, 'attachments_unsupported'],
  'attachments.delete': [400, 'attachments_unsupported'],
  'input.transcribe': [400, 'dictation_unsupported'],
};

describe('the examples of the OpenAPI document', () => {
  const service = new Service();
  let operations: Record<string, Operation>;
  let token: string;

  beforeAll(async () => {
    await service.start();
    await service.putPages('my-docs', ORCHARD);
    token = await service.session('my-docs');
    const { paths } = (await (await service.fetch('/openapi.json')).json()) as {
      paths: Record<string, Record<string, Operation>>;
    };
    operations = Object.fromEntries(
      Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, operation]),
      ),
    );
  });
  afterAll(() => service.remove());

  const examplesOf = ({ schema, example = schema.example, examples }: Content): [string, unknown][] => [
    ...Object.entries(examples ?? {}).map(([name, { value }]): [string, unknown] => [name, value]),
    ...(example === undefined ? [] : [['example', example] as [string, unknown]]),
  ];
  const requestsOf = (operation: string, mediaType = 'application/json'): [string, unknown][] =>
    examplesOf(operations[operation]!.requestBody!.content[mediaType]!);

  /** A new thread's id and those of its question and answer. */
  const newThread = async () => {
    const input = {
      content: [{ type: 'input_text', text: 'Where do I store apples?' }],
      attachments: [],
      inference_options: {},
    };
    const events = await Array.fromAsync(
      frames(await service.post('/api/chatkit', { type: 'threads.create', params: { input } }, { token })),
    );
    const items = events.filter(({ type }) => type === 'thread.item.done') as { item: { id: string } }[];
    return {
      thread: (events[0] as { thread: { id: string } }).thread.id,
      question: items[0]!.item.id,
      answer: items[1]!.item.id,
    };
  };
  /** Sends an example as it stands, but for the ids that a service makes. */
  const send = async (route: string, example: unknown): Promise<[status: number, code?: string]> => {
    const { thread, question, answer } = await newThread();
    const isRetry = JSON.stringify(example).includes('threads.retry_after_item');
    const body = JSON.stringify(example)
      .replaceAll(THREAD_ID_EXAMPLE, thread)
      .replaceAll(ITEM_ID_EXAMPLE, isRetry ? question : answer)
      .replaceAll(CLIENT_SECRET_EXAMPLE, token);
    const response = await service.post(route, body, { token });
    const text = await response.text();
    return response.ok ? [response.status] : [response.status, (JSON.parse(text) as { code: string }).code];
  };

  it('are there for every body that is sent or answered', () => {
    const isJson = (mediaType: string): boolean => mediaType === 'application/json';
    const bodies = Object.entries(operations).flatMap(([name, { requestBody, responses }]) => [
      ...Object.entries(requestBody?.content ?? {}).map(([type, content]) => [`${name} ${type}`, content]),
      // Swagger UI makes an example of a JSON reply from those of its fields.
      ...Object.entries(responses['200']?.content ?? {})
        .filter(([type]) => !isJson(type) || name === 'post /api/chatkit')
        .map(([type, content]) => [`${name} ${type} of 200`, content]),
    ]) as [string, Content][];
    expect(bodies.filter(([, content]) => examplesOf(content).length === 0)).toEqual([]);
  });

  it.each([
    ['post /api/chatkit/session', 2, 200],
    ['post /api/chat', 2, 200],
    ['post /api/feedback', 2, 204],
  ])('are taken as they stand: %s', async (operation, count, status) => {
    const examples = requestsOf(operation);
    expect(examples).toHaveLength(count);
    for (const [name, example] of examples) {
      expect([name, ...(await send(operation.split(' ')[1]!, example))]).toEqual([name, status]);
    }
  });

  it('are taken as they stand: every ChatKit request', async () => {
    const examples = requestsOf('post /api/chatkit');
    expect(examples).toHaveLength(16);
    for (const [type, example] of examples) {
      expect(example).toMatchObject({ type });
      expect([type, ...(await send('/api/chatkit', example))]).toEqual([type, ...(REFUSALS[type] ?? [200])]);
    }
  });

  it.each(['application/json', 'application/x-ndjson'])(
    'are taken as they stand: uploads as %s',
    async (type) => {
      const [[, example]] = requestsOf('put /api/sites/{site}/pages', type) as [[string, unknown]];
      const response = await service.fetch('/api/sites/uploaded/pages', {
        method: 'PUT',
        body: typeof example === 'string' ? example : JSON.stringify(example),
        headers: { authorization: `Bearer ${INDEX_KEY}`, 'content-type': type },
      });
      expect([response.status, await response.json()]).toEqual([200, expect.objectContaining({ pages: 1 })]);
    },
  );
});
