import { ORCHARD } from '../orchard.js';
import { INDEX_KEY, Service } from '../service.js';

interface Report {
  questions: { id: string; question: string; answered: boolean; confidence: number; asked_at: string }[];
}

describe('GET /api/sites/{site}/questions', () => {
  const service = new Service({
    REPORT_QUESTIONS: 'true',
    INDEX_API_KEYS: 'vineyard:the-key-of-the-vineyard',
  });
  let reader: string;

  beforeAll(async () => {
    await service.start();
    await service.putPages('orchard', ORCHARD);
    reader = await service.session('orchard');
    for (const message of ['Where do I store apples?', 'Who insures a tractor?', 'When do I prune pears?']) {
      await service.post('/api/chat', { message }, { token: reader });
    }
  });
  afterAll(() => service.remove());

  const get = (query = '', key = INDEX_KEY) =>
    service.fetch(`/api/sites/orchard/questions${query}`, { headers: { authorization: `Bearer ${key}` } });
  const asked = async (query?: string): Promise<string[]> =>
    ((await (await get(query)).json()) as Report).questions.map(({ question }) => question);

  it('tells what was asked and what came of it, newest first, and not by whom', async () => {
    const { questions } = (await (await get()).json()) as Report;
    expect(questions.map(({ question, answered }) => [question, answered])).toEqual([
      ['When do I prune pears?', true],
      ['Who insures a tractor?', false],
      ['Where do I store apples?', true],
    ]);
    for (const question of questions) {
      expect(Object.keys(question).sort()).toEqual(['answered', 'asked_at', 'confidence', 'id', 'question']);
      expect(question.confidence).toBeGreaterThanOrEqual(0);
      expect(Date.parse(question.asked_at)).not.toBeNaN();
    }
  });

  it('tells what the docs do not hold, page by page', async () => {
    expect(await asked('?answered=false')).toEqual(['Who insures a tractor?']);
    const [newest] = ((await (await get('?limit=1')).json()) as Report).questions;
    expect(await asked(`?limit=1&before=${newest!.id}`)).toEqual(['Who insures a tractor?']);
    expect(await asked('?answered=true&limit=1')).toEqual(['When do I prune pears?']);
  });

  it('forgets what a reader deletes', async () => {
    const response = await service.post('/api/chat', { message: 'Who sells ladders?' }, { token: reader });
    const { thread_id } = (await response.json()) as { thread_id: string };
    expect(await asked('?limit=1')).toEqual(['Who sells ladders?']);
    await service.post('/api/chatkit', { type: 'threads.delete', params: { thread_id } }, { token: reader });
    expect(await asked('?limit=1')).toEqual(['When do I prune pears?']);
  });

  it('tells holders of the site’s index key alone', async () => {
    expect((await get('', 'the-key-of-the-vineyard')).status).toBe(401);
    expect((await get('', reader)).status).toBe(401);
  });

  it.each(['?answered=maybe', '?limit=0', '?limit=201', '?limit=x', '?sort=asc'])(
    'refuses %s',
    async (query) => {
      expect((await get(query)).status).toBe(400);
    },
  );

  it('reports nothing unless the operator wants it, of the time before neither', async () => {
    await service.stop();
    const silent = await new Service({}, service.dataDir).start();
    await silent.post('/api/chat', { message: 'Is it secret?' }, { token: reader });
    const response = await silent.fetch('/api/sites/orchard/questions', {
      headers: { authorization: `Bearer ${INDEX_KEY}` },
    });
    expect([response.status, await response.json()]).toMatchObject([409, { code: 'questions_not_reported' }]);
    await silent.stop();
    await service.start();
    expect(await asked()).not.toContain('Is it secret?');
  });
});
