import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ConfigurationError, readConfiguration } from './configuration.js';

describe('readConfiguration', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'chatkit-configuration-'));
  const read = (variables: Record<string, string>) => readConfiguration({ DATA_DIR: folder, ...variables });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('needs nothing', () => {
    const { server, session, origins } = read({});
    expect(server).toMatchObject({ port: 8000, trustProxy: false, dataDir: folder, logLevel: 'info' });
    expect(session).toMatchObject({ ttlSeconds: 600, renewDays: 30 });
    expect(origins.allows('http://localhost:3000', 'any')).toBe(true);
  });

  it('lists all faults at once, without repeating a secret', () => {
    const faulty = () =>
      read({
        PORT: 'eighty',
        LOG_LEVEL: 'loud',
        ALLOWED_ORIGINS: 'docs.example.com,Bad_Site=https://x.example,https://x.example/path',
        SESSION_SECRET: 'short',
        INDEX_API_KEYS: 'no-colon-but-secret',
      });
    expect(faulty).toThrow(ConfigurationError);
    let faults: string[] = [];
    try {
      faulty();
    } catch (error) {
      ({ faults } = error as ConfigurationError);
    }
    expect(faults.filter((fault) => /PORT/.test(fault))).toEqual(['PORT must be an integer number']);
    for (const name of [
      'LOG_LEVEL',
      'docs.example.com',
      'Bad_Site',
      'https://x.example/path',
      'SESSION_SECRET',
      'INDEX_API_KEYS',
    ]) {
      expect(faults.join('\n')).toContain(name);
    }
    expect(faults.join('\n')).not.toMatch(/no-colon-but-secret|"short"/);
  });

  it('generates the secrets once, readable by their owner alone', () => {
    const first = read({});
    const file = path.join(folder, 'index-api-key');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(read({}).session.secrets).toEqual(first.session.secrets);
    expect(read({}).indexKeys.allows(readFileSync(file, 'utf8'), 'any')).toBe(true);
  });

  it('serves a site only to the origins of its entry', () => {
    const { origins } = read({
      ALLOWED_ORIGINS: 'my-docs=https://docs.example.com, https://all.example.com',
    });
    expect(origins.allows('https://docs.example.com', 'my-docs')).toBe(true);
    expect(origins.allows('https://docs.example.com', 'other')).toBe(false);
    expect(origins.allows('https://all.example.com', 'other')).toBe(true);
    expect(origins.knows('https://evil.example.com')).toBe(false);
  });

  it('says which variables change nothing yet', () => {
    const { notices } = read({ REDIS_URL: 'redis://:secret@host' });
    expect(notices.join('\n')).toMatch(/^REDIS_URL is set, but/);
    expect(notices.join('\n')).not.toContain(':secret@');
  });

  it('limits questions unless told otherwise, and tokens only when told', () => {
    expect(read({})).toMatchObject({
      limits: { ratePerMinute: 60 },
      answer: { dailyTokenBudget: undefined },
    });
    expect(read({ RATE_LIMIT_PER_MINUTE: '0' }).limits.ratePerMinute).toBe(0);
    const { answer, notices } = read({ OPENAI_API_KEY: 'sk-o', DAILY_TOKEN_BUDGET: '200000' });
    expect(answer.dailyTokenBudget).toBe(200_000);
    expect(notices.join()).not.toContain('DAILY_TOKEN_BUDGET');
    expect(read({ DAILY_TOKEN_BUDGET: '1' }).notices.join()).toContain(
      'DAILY_TOKEN_BUDGET is set, but no model writes the answers: it changes nothing',
    );
  });

  it('switches a vendor on by its key, and nothing without one', () => {
    expect(read({}).answer.model).toBeUndefined();
    expect(read({}).retrieval).toMatchObject({ embedder: undefined, reranker: undefined, qdrant: undefined });
    const { answer, retrieval } = read({ OPENAI_API_KEY: 'sk-o', COHERE_API_KEY: 'co' });
    expect(answer.model).toMatchObject({ apiKey: 'sk-o', model: 'gpt-5.4-mini', api: 'responses' });
    expect(retrieval.embedder).toMatchObject({ provider: 'cohere', model: 'embed-v4.0', dimensions: 1024 });
    expect(retrieval.reranker).toMatchObject({ apiKey: 'co', model: 'rerank-v4.0-fast' });
  });

  it('embeds with OpenAI where there is a key of OpenAI only', () => {
    expect(read({ OPENAI_API_KEY: 'sk-o' }).retrieval.embedder).toMatchObject({
      provider: 'openai',
      model: 'text-embedding-3-small',
    });
  });

  it('embeds with another server only when its model is named', () => {
    const server = { OPENAI_BASE_URL: 'http://localhost:11434/v1' };
    expect(read(server).answer.model).toMatchObject({ apiKey: undefined, baseUrl: server.OPENAI_BASE_URL });
    expect(read(server).retrieval.embedder).toBeUndefined();
    expect(read({ ...server, EMBEDDING_MODEL: 'nomic-embed-text' }).retrieval.embedder).toMatchObject({
      provider: 'openai',
      model: 'nomic-embed-text',
    });
  });

  it.each([
    ['EMBEDDING_PROVIDER', { EMBEDDING_PROVIDER: 'cohere' }],
    ['EMBEDDING_PROVIDER', { EMBEDDING_PROVIDER: 'openai' }],
    ['EMBEDDING_PROVIDER', { EMBEDDING_PROVIDER: 'magic' }],
    ['EMBEDDING_DIMENSIONS', { COHERE_API_KEY: 'co', EMBEDDING_DIMENSIONS: '300' }],
    ['COHERE_BASE_URL', { COHERE_BASE_URL: 'http://localhost:1' }],
    ['QDRANT_API_KEY', { QDRANT_API_KEY: 'key' }],
    ['QDRANT_URL', { QDRANT_URL: 'localhost' }],
    ['OPENAI_BASE_URL', { OPENAI_BASE_URL: 'ftp://localhost' }],
    ['OPENAI_API', { OPENAI_API: 'completions' }],
    ['REINDEX', { REINDEX: 'sometimes' }],
    ['RATE_LIMIT_PER_MINUTE', { RATE_LIMIT_PER_MINUTE: '-1' }],
    ['DAILY_TOKEN_BUDGET', { DAILY_TOKEN_BUDGET: '0' }],
  ])('refuses a contradiction of %s', (name, variables) => {
    expect(() => read(variables as Record<string, string>)).toThrow(name);
  });

  it('never repeats a user name and password in an address', () => {
    expect(() => read({ QDRANT_URL: 'http://user:hunter2@localhost:6333' })).toThrow(/QDRANT_URL/);
    expect(() => read({ QDRANT_URL: 'http://user:hunter2@localhost:6333' })).not.toThrow(/hunter2/);
  });
});
