import { DatabaseSync } from 'node:sqlite';
import path from 'node:path';
import { ORCHARD } from '../orchard.js';
import { INDEX_KEY, Service } from '../service.js';

interface Kept {
  kind: string;
  reason: string | null;
  note: string | null;
}

describe('POST /api/feedback', () => {
  const service = new Service();
  let reader: string;
  let answer: { thread_id: string; message_id: string };

  beforeAll(async () => {
    await service.start();
    await service.putPages('orchard', ORCHARD);
    reader = await service.session('orchard');
    const response = await service.post(
      '/api/chat',
      { message: 'Where are apples stored?' },
      { token: reader },
    );
    const { thread_id, message_id } = (await response.json()) as typeof answer;
    answer = { thread_id, message_id };
  });
  afterAll(() => service.remove());

  const rate = (body: object, token = reader) =>
    service.post('/api/feedback', { ...answer, kind: 'negative', ...body }, { token });

  function kept(): Kept[] {
    const database = new DatabaseSync(path.join(service.dataDir, 'threads.sqlite'), { readOnly: true });
    const rows = database.prepare('SELECT kind, reason, note FROM feedback').all();
    database.close();
    return rows.map((row) => ({ ...row })) as unknown as Kept[];
  }

  it('keeps what a reader thinks of an answer, the last of it', async () => {
    expect((await rate({ kind: 'positive' })).status).toBe(204);
    expect(kept()).toEqual([{ kind: 'positive', reason: null, note: null }]);
    const response = await rate({ reason: 'outdated', note: 'It has moved.' });
    expect([response.status, await response.text()]).toEqual([204, '']);
    expect(kept()).toEqual([{ kind: 'negative', reason: 'outdated', note: 'It has moved.' }]);
  });

  it('rates answers of one’s own only', async () => {
    const stranger = await service.session('orchard');
    const code = async (answered: Promise<Response>) => {
      const response = await answered;
      return [response.status, ((await response.json()) as { code: string }).code];
    };
    expect(await code(rate({}, stranger))).toEqual([404, 'unknown_thread']);
    expect(await code(rate({ message_id: 'msg_0' }))).toEqual([404, 'unknown_item']);
    const items = await service.post(
      '/api/chatkit',
      { type: 'items.list', params: { thread_id: answer.thread_id, order: 'asc' } },
      { token: reader },
    );
    const { data } = (await items.json()) as { data: { id: string }[] };
    expect(await code(rate({ message_id: data[0]!.id }))).toEqual([409, 'wrong_item']);
    expect(await code(rate({}, INDEX_KEY))).toEqual([401, 'invalid_session']);
  });

  it.each([{ kind: 'meh' }, { reason: '' }, { note: 'x'.repeat(2_001) }, { thread_id: 7 }, { stars: 5 }])(
    'refuses %j',
    async (body) => {
      const before = kept();
      expect((await rate(body)).status).toBe(400);
      expect(kept()).toEqual(before);
    },
  );
});

describe('THREAD_RETENTION_DAYS', () => {
  /** Makes all that is stored so many days older. */
  function age(dataDir: string, table: 'threads' | 'items', days: number): void {
    const database = new DatabaseSync(path.join(dataDir, 'threads.sqlite'));
    const column = table === 'threads' ? 'thread' : 'item';
    const time = new Date(Date.now() - days * 86_400_000).toISOString();
    database.exec(`UPDATE ${table} SET ${column} = json_set(${column}, '$.created_at', '${time}')`);
    database.close();
  }

  it('deletes at boot the conversations in which nothing has happened for so long, and no others', async () => {
    const service = await new Service({ THREAD_RETENTION_DAYS: '30' }).start();
    await service.putPages('orchard', ORCHARD);
    const ask = (body: object) =>
      service.post('/api/chat', { site: 'orchard', message: 'apples', ...body }, { token: INDEX_KEY });
    const { thread_id } = (await (await ask({})).json()) as { thread_id: string };

    const restart = async (): Promise<number> => {
      await service.start();
      return (await ask({ thread_id })).status;
    };
    await service.stop();
    age(service.dataDir, 'threads', 40);
    expect(await restart()).toBe(200);

    await service.stop();
    age(service.dataDir, 'items', 29);
    expect(await restart()).toBe(200);

    await service.stop();
    age(service.dataDir, 'items', 31);
    expect(await restart()).toBe(404);
    await service.remove();
  });
});
