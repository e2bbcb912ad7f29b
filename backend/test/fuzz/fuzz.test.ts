import { ORCHARD } from '../orchard.js';
import { Fuzzing, faultOf } from './fuzzing.js';

/** More are tried by hand: `FUZZ_MUTATIONS=10000`. */
const MUTATIONS = Number(process.env.FUZZ_MUTATIONS ?? 500);
/** Generous: an answer takes a few milliseconds. */
const TIMEOUT_MS = 60_000 + MUTATIONS * 100;

const SECRETS = {
  SESSION_SECRET: 'session-secret-of-the-fuzz-tests',
  INDEX_API_KEY: 'index-key-of-the-fuzz-tests',
};

describe('requests that are nearly right', () => {
  const fuzzing = new Fuzzing(SECRETS);
  const { service } = fuzzing;
  let reader: string;

  beforeAll(async () => {
    await fuzzing.start();
    reader = await fuzzing.session();
  });
  afterAll(() => service.remove());

  const send = (route: string, body: string): Promise<Response> =>
    service.post(route, body, { token: reader });

  it(
    'are answered, never are the service’s fault, and leave no secret in answers and log',
    async () => {
      expect(await fuzzing.run(MUTATIONS, 20_261_127, faultOf)).toEqual([]);
      expect(fuzzing.leaksInLog()).toEqual([]);
      expect(service.log).not.toMatch(/"level":"(error|warn)"/);
    },
    TIMEOUT_MS,
  );

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
    const response = await fuzzing.putPages('orchard', [ORCHARD[0], page]);
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
        authorization: `Bearer ${method === 'PUT' ? SECRETS.INDEX_API_KEY : reader}`,
      },
    });
    expect([response.status, await response.json()]).toEqual([
      400,
      expect.objectContaining({ code: 'invalid_json' }),
    ]);
  });
});

function create(wrong: object): string {
  const content = [{ type: 'input_text', text: 'apples' }];
  const input = { content, attachments: [], inference_options: {}, ...wrong };
  return JSON.stringify({ type: 'threads.create', params: { input } });
}
