import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { countTokens } from '../../src/retrieval/passages/count-tokens.js';
import { ORCHARD } from '../orchard.js';
import { INDEX_KEY, Service } from '../service.js';
import { eventually, startOpenAi, type OpenAiDouble } from './openai-double.js';

const KEY = 'sk-the-key-of-these-tests';
const DAY_MS = 86_400_000;
const QUESTION = 'Where do I store my apples?';
const WRITTEN = 'The model wrote this.';
const QUOTED = '**Apples › Storage**\n\nStore apples in a cool cellar on wooden shelves.';

interface Reply {
  answered: boolean;
  answer: string;
  confidence: number;
  citations: object[];
}

describe('a budget of 1000 tokens a day', () => {
  let double: OpenAiDouble;
  let service: Service;
  const variables = (): Record<string, string> => ({
    OPENAI_API_KEY: KEY,
    OPENAI_BASE_URL: double.baseUrl,
    DAILY_TOKEN_BUDGET: '1000',
    RATE_LIMIT_PER_MINUTE: '1000',
    TRUST_PROXY: '1',
  });

  beforeAll(async () => {
    double = await startOpenAi({ key: KEY });
    service = await new Service(variables()).stopClock().start();
    await service.putPages('orchard', ORCHARD);
    await service.putPages('garden', ORCHARD);
  });
  afterEach(async () => {
    await double.clear();
    await service.advance(DAY_MS);
  });
  afterAll(async () => {
    await service.remove();
    await double.stop();
  });

  /** What the model answers from now on, with so many tokens each. */
  const write = (usedTokens: number | null): Promise<void> =>
    double.script({ deltas: [`${WRITTEN} [1]`], usedTokens });
  const asServer = async (message = QUESTION, site = 'orchard'): Promise<Reply> =>
    (await (await service.post('/api/chat', { site, message }, { token: INDEX_KEY })).json()) as Reply;
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const asReader = async (address: string, site = 'orchard'): Promise<Reply> => {
    const token = await service.session(site);
    const post = service.post('/api/chat', { message: QUESTION }, { token, headers: from(address) });
    return (await (await post).json()) as Reply;
  };
  const answers = async (count: number, ask: () => Promise<Reply>): Promise<string[]> => {
    const all: string[] = [];
    for (let number = 0; number < count; number++) all.push((await ask()).answer);
    return all;
  };
  /** Lets the model begin an answer that does not end before its reader leaves. */
  const beginAnswer = async (): Promise<() => void> => {
    await double.script({ deltas: ['Some', ' words', ' more.'], end: 'hang', after: 2 });
    const leaving = new AbortController();
    const response = await service.fetch('/api/chat', {
      method: 'POST',
      body: JSON.stringify({ site: 'orchard', message: QUESTION }),
      headers: {
        authorization: `Bearer ${INDEX_KEY}`,
        'content-type': 'application/json',
        accept: 'text/event-stream',
      },
      signal: leaving.signal,
    });
    await response.body!.getReader().read();
    return () => leaving.abort();
  };
  const calls = async (): Promise<number> => (await double.requests()).counts.createResponse ?? 0;
  const used = async (site = 'orchard'): Promise<number> => {
    const metrics = await (await service.fetch('/metrics')).text();
    return Number(
      new RegExp(`chatkit_budget_tokens_used\\{site="${site}"\\} (\\d+)`).exec(metrics)?.[1] ?? 0,
    );
  };
  const readiness = async () =>
    (await (await service.fetch('/health/ready')).json()) as { status: string; degraded: string[] };

  it('lets the model write until it is used, then quotes, until the next day', async () => {
    await write(500);
    expect(await answers(4, asServer)).toEqual([WRITTEN, WRITTEN, QUOTED, QUOTED]);
    expect(await asServer()).toMatchObject({ answered: true, citations: [{ url: '/docs/apples#storage' }] });
    expect(await calls()).toBe(2);
    await service.advance(DAY_MS / 2 - 1);
    expect((await asServer()).answer).toBe(QUOTED);
    await service.advance(1);
    expect((await asServer()).answer).toBe(WRITTEN);
  });

  it('quotes by its own threshold, and declines as without a model', async () => {
    await write(1000);
    await asServer();
    const { answered, confidence } = await asServer('Do apples like music?');
    expect([answered, confidence < 0.5]).toEqual([false, true]);
  });

  it('holds for each site by itself', async () => {
    await write(1000);
    expect(await answers(2, asServer)).toEqual([WRITTEN, QUOTED]);
    expect((await asServer(QUESTION, 'garden')).answer).toBe(WRITTEN);
  });

  it('gives one address a tenth', async () => {
    await write(60);
    const one = (): Promise<Reply> => asReader('203.0.113.1');
    expect(await answers(3, one)).toEqual([WRITTEN, WRITTEN, QUOTED]);
    expect((await asReader('2001:db8::1')).answer).toBe(WRITTEN);
    expect(await answers(3, asServer)).toEqual([WRITTEN, WRITTEN, WRITTEN]);
    expect((await readiness()).degraded).toEqual([]);
  });

  it('says once a day that it is used, and by no address', async () => {
    const said = service.log.length;
    await write(100);
    await asReader('203.0.113.9');
    await write(1000);
    await answers(3, asServer);
    const log = service.log.slice(said);
    expect(log.match(/An address has used its share \(100\)/g)).toHaveLength(1);
    expect(log.match(/The site \\?"orchard\\?" has used its 1000 tokens of today/g)).toHaveLength(1);
    expect(log).not.toContain('203.0.113');
    expect(await readiness()).toMatchObject({
      status: 'degraded',
      degraded: [expect.stringMatching(/"orchard" has used its 1000 tokens of today \(DAILY_TOKEN_BUDGET\)/)],
    });
    const metrics = await (await service.fetch('/metrics')).text();
    expect(metrics).toContain('chatkit_budget_tokens_used{site="orchard"} 1100');
    expect(metrics).toContain('chatkit_budget_refused{site="orchard",limit="site"} 2');
    await service.advance(DAY_MS);
    expect((await readiness()).status).toBe('ready');
  });

  it('counts an answer under way as long as it may become, so that many at once do not overshoot', async () => {
    const leave = await beginAnswer();
    const together = await Promise.all(Array.from({ length: 5 }, () => asServer()));
    expect(together.map(({ answer }) => answer)).toEqual(Array(5).fill(QUOTED));
    expect([await used(), await calls()]).toEqual([0, 1]);
    leave();
    await write(10);
    await eventually(async () => (await asServer()).answer === WRITTEN);
  });

  it('counts tokens by itself when the model does not say', async () => {
    await write(null);
    await asServer();
    const { requests } = await double.requests();
    const { instructions, input } = requests.at(-1)!.body as {
      instructions: string;
      input: { content: string }[];
    };
    const texts = [instructions, ...input.map(({ content }) => content), `${WRITTEN} [1]`];
    await eventually(async () => (await used()) > 0);
    expect(await used()).toBe(texts.reduce((sum, text) => sum + countTokens(text), 0));
  });

  it('counts an answer that broke off, and one whose reader left', async () => {
    await double.script({ deltas: ['Some', ' words', ' more.'], end: 'cut', after: 2 });
    await asServer();
    await eventually(async () => (await used()) > 0);
    await service.advance(DAY_MS);
    const leave = await beginAnswer();
    expect(await used()).toBe(0);
    leave();
    await eventually(async () => (await used()) > 0);
  });

  it('costs nothing where the model was not reached', async () => {
    await double.script({ error: '401' });
    await asServer();
    await write(500);
    expect((await asServer()).answer).toBe(WRITTEN);
    expect(await used()).toBe(500);
  });

  it('is remembered across a restart, by hashes that last no longer than the day', async () => {
    const kept = (): string =>
      readdirSync(service.dataDir)
        .filter((name) => name.startsWith('token-use.sqlite'))
        .map((name) => readFileSync(path.join(service.dataDir, name), 'latin1'))
        .join('');
    await write(150);
    await asReader('203.0.113.77');
    // What is kept is a day, then a site, an account of 256 bits, and a number.
    const dayOf = () => /2026-\d\d-\d\d(?=orchard[\w-]{43})/.exec(kept())?.[0];
    await eventually(() => dayOf() !== undefined);
    const day = dayOf()!;
    expect(kept()).not.toContain('203.0.113.77');
    await service.stop();
    await service.start();
    expect(await used()).toBe(150);
    expect((await asReader('203.0.113.77')).answer).toBe(QUOTED);
    expect((await asReader('203.0.113.78')).answer).toBe(WRITTEN);
    await service.advance(DAY_MS);
    expect(await used()).toBe(0);
    await eventually(() => !kept().includes(day));
    await service.stop();
    service = await new Service({}, service.dataDir).stopClock().start();
    expect(kept()).toBe('');
  });
});
