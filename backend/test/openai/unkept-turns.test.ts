import { DatabaseSync } from 'node:sqlite';
import path from 'node:path';
import { ORCHARD } from '../orchard.js';
import { Service, frames } from '../service.js';
import { eventually, startOpenAi, type OpenAiDouble } from './openai-double.js';

const KEY = 'sk-the-key-of-these-tests';
const QUESTION = 'Where do I store my apples?';

const create = {
  type: 'threads.create',
  params: {
    input: { content: [{ type: 'input_text', text: QUESTION }], attachments: [], inference_options: {} },
  },
};

describe('a turn that cannot be stored', () => {
  let double: OpenAiDouble;
  let service: Service;
  let token: string;

  beforeAll(async () => {
    double = await startOpenAi({ key: KEY });
    service = await new Service({ OPENAI_API_KEY: KEY, OPENAI_BASE_URL: double.baseUrl }).start();
    await service.putPages('orchard', ORCHARD);
    token = await service.session('orchard');
  });
  beforeEach(() => {
    service.log = '';
  });
  afterAll(async () => {
    await service.remove();
    await double.stop();
  });

  /** Lets the threads take no more items of a type while `act` runs. */
  const refusing = async (type: string, act: () => Promise<void>): Promise<void> => {
    const database = new DatabaseSync(path.join(service.dataDir, 'threads.sqlite'), { timeout: 5_000 });
    database.exec(`
      DROP TRIGGER IF EXISTS refusal;
      CREATE TRIGGER refusal BEFORE INSERT ON items WHEN json_extract(NEW.item, '$.type') = '${type}'
      BEGIN SELECT RAISE(ABORT, 'no room left'); END`);
    try {
      await act();
    } finally {
      database.exec('DROP TRIGGER refusal');
      database.close();
    }
  };
  const ask = (route: string, body: object): Promise<Response> =>
    service.post(route, body, {
      token,
      headers: { accept: 'text/event-stream', 'x-docs-locale': 'de' },
    });

  it.each([
    ['/api/chatkit', create],
    ['/api/chat', { message: QUESTION }],
  ])('after its reader has left is told in the log: %s', async (route, body) => {
    await double.script({ deltas: ['Store', ' them', ' cool.'], end: 'hang', after: 2 });
    await refusing('sdk_hidden_context', async () => {
      for await (const frame of frames(await ask(route, body))) {
        if (JSON.stringify(frame).includes('them')) break;
      }
      await eventually(() => /A stream failed \(internal_error[^]*no room left/.test(service.log));
    });
  });

  it('is told as a fault by ChatKit, in the docs’ language by the REST interface, and once in the log', async () => {
    await double.script();
    await refusing('assistant_message', async () => {
      const told = async (route: string, body: object) =>
        (await Array.fromAsync(frames(await ask(route, body)))).at(-1);
      expect(await told('/api/chatkit', create)).toEqual({
        type: 'error',
        code: 'stream.error',
        allow_retry: true,
      });
      expect(await told('/api/chat', { message: QUESTION })).toMatchObject({
        type: 'error',
        code: 'internal_error',
        message: 'Im Dienst ist ein Fehler aufgetreten. Versuchen Sie es gleich noch einmal.',
      });
      await eventually(() => service.log.match(/A stream failed/g)?.length === 2);
    });
  });
});
