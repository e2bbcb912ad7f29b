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
    expect(faults.filter((fault) => /PORT/.test(fault)).length).toBeGreaterThan(0);
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
    expect(read({ OPENAI_API_KEY: 'sk-secret' }).notices.join('\n')).toMatch(/^OPENAI_API_KEY is set, but/);
    expect(read({ OPENAI_API_KEY: 'sk-secret' }).notices.join('\n')).not.toContain('sk-secret');
  });
});
