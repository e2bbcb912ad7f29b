import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Fault } from '../doubles/fault-script.ts';
import { startDouble, type RunningDouble } from '../doubles/start-double.ts';
import { Fuzzing, faultOf } from './fuzzing.js';
import { READERS_WORD } from './valid-requests.js';

/** So many for each way of failing. */
const MUTATIONS = Math.ceil(Number(process.env.FUZZ_MUTATIONS ?? 500) / 10);
/** Generous: vendors are asked again before they are given up. */
const TIMEOUT_MS = 120_000 + MUTATIONS * 1_000;

const SECRETS = {
  SESSION_SECRET: 'session-secret-of-the-secrets-tests',
  INDEX_API_KEY: 'index-key-of-the-secrets-tests',
  OPENAI_API_KEY: 'sk-of-the-secrets-tests',
  COHERE_API_KEY: 'cohere-key-of-the-secrets-tests',
  QDRANT_API_KEY: 'qdrant-key-of-the-secrets-tests',
};

/** What a vendor may say of a request that it refuses. */
const TALE = `${Object.values(SECRETS).join(' ')} and ${READERS_WORD}`;
const FAULTS: Record<string, Fault> = {
  'answer well': { kind: 'none' },
  'refuse the key and repeat it': {
    kind: 'status',
    status: 401,
    body: { error: { message: TALE }, message: TALE },
  },
  'refuse the question and repeat it': { kind: 'status', status: 400, body: { error: { message: TALE } } },
  'fail with a page of text': { kind: 'status', status: 500, body: TALE },
  'break off': { kind: 'cut' },
  'cannot be reached': { kind: 'refuse' },
};

describe('keys, sessions and questions', () => {
  let doubles: RunningDouble[];
  let fuzzing: Fuzzing;

  beforeAll(async () => {
    doubles = await Promise.all([
      startDouble('openai', { key: SECRETS.OPENAI_API_KEY }),
      startDouble('cohere', { key: SECRETS.COHERE_API_KEY }),
      startDouble('qdrant', { key: SECRETS.QDRANT_API_KEY }),
    ]);
    const [openai, cohere, qdrant] = doubles.map(({ url }) => url);
    fuzzing = new Fuzzing(SECRETS, {
      OPENAI_BASE_URL: `${openai}/v1`,
      EMBEDDING_PROVIDER: 'cohere',
      COHERE_BASE_URL: cohere!,
      QDRANT_URL: qdrant!,
    });
    await fuzzing.start();
  });
  afterAll(async () => {
    await fuzzing.service.remove();
    for (const double of doubles) await double.stop();
  });

  it.each(Object.keys(FAULTS))(
    'are in no answer and no log when the vendors %s',
    async (name) => {
      for (const double of doubles) await double.fault(FAULTS[name]!);
      // Above 500 it is a vendor's fault that is told.
      const problems = await fuzzing.run(MUTATIONS, 20_261_128, (response) =>
        response.status > 500 ? undefined : faultOf(response),
      );
      expect(problems).toEqual([]);
      expect(fuzzing.leaksInLog()).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it('are not in the log of a fault of our own', async () => {
    for (const double of doubles) await double.fault({ kind: 'none' });
    const token = await fuzzing.session();
    const threads = new DatabaseSync(path.join(fuzzing.service.dataDir, 'threads.sqlite'));
    threads.exec('BEGIN IMMEDIATE');
    const response = await fuzzing.service.post(
      '/api/chat',
      { message: `Do ${READERS_WORD} sing?` },
      { token },
    );
    threads.close();
    const { request_id } = (await response.json()) as { request_id: string };
    expect(response.status).toBe(500);
    expect(fuzzing.service.log).toContain(request_id);
    expect(fuzzing.service.log).toContain('database is locked');
    expect(fuzzing.leaksInLog()).toEqual([]);
  });
});
