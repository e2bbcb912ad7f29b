import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ORCHARD } from '../orchard.js';
import { Service } from '../service.js';

const SECRETS = { SESSION_SECRET: 'a-secret-of-these-tests', INDEX_API_KEY: 'a-key-of-these-tests' };

describe('a service that cannot run', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'chatkit-boot-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const failure = async (variables: Record<string, string>, dataDir?: string): Promise<string> => {
    const error: unknown = await new Service({ ...SECRETS, ...variables }, dataDir)
      .start()
      .catch((thrown) => thrown);
    expect(error).toBeInstanceOf(Error);
    return (error as Error).message;
  };

  it('ends with all faults of its configuration at once', async () => {
    const file = path.join(folder, 'a-file');
    writeFileSync(file, '');
    const message = await failure({ TRUST_PROXY: 'banana', PORT: 'abc' }, file);
    expect(message).toMatch(/^The service ended with code 1:\nThe configuration has 3 fault\(s\):\n/);
    for (const name of ['TRUST_PROXY', 'PORT', 'DATA_DIR'])
      expect(message).toMatch(new RegExp(`^  - ${name}\\b`, 'm'));
    expect(message).not.toMatch(/    at /);
  });

  it.each([
    ['index.sqlite', /index the sites anew/],
    ['threads.sqlite', /begin with no conversations/],
  ])('ends with one sentence and the remedy when %s is damaged', async (name, remedy) => {
    const dataDir = path.join(folder, `damaged-${name}`);
    mkdirSync(dataDir);
    writeFileSync(path.join(dataDir, name), 'This is no database. '.repeat(300));
    const message = await failure({}, dataDir);
    expect(message).toMatch(
      /^The service ended with code 1:\nThe \w+ part of the service cannot start: [^\n]+\n$/,
    );
    expect(message).toContain(path.join(dataDir, name));
    expect(message).toMatch(remedy);
  });
});

describe('the data folder', () => {
  const parent = mkdtempSync(path.join(os.tmpdir(), 'chatkit-folder-'));
  afterAll(() => rmSync(parent, { recursive: true }));

  const modeOf = (...names: string[]): string => (statSync(path.join(...names)).mode & 0o777).toString(8);

  it('is readable by its owner alone, with all that is in it', async () => {
    const dataDir = path.join(parent, 'new');
    const service = await new Service({}, dataDir).start();
    await service.putPages('orchard', ORCHARD);
    await service.post('/api/chat', { message: 'apples' }, { token: await service.session('orchard') });
    expect(modeOf(dataDir)).toBe('700');
    for (const name of ['index.sqlite', 'threads.sqlite']) {
      for (const suffix of ['', '-wal', '-shm'])
        expect([name, suffix, modeOf(dataDir, name + suffix)]).toEqual([name, suffix, '600']);
    }
    await service.stop();
  });

  it('stays as it is when it is there', async () => {
    const dataDir = mkdtempSync(path.join(parent, 'old-'));
    chmodSync(dataDir, 0o750);
    const service = await new Service({}, dataDir).start();
    expect(modeOf(dataDir)).toBe('750');
    await service.stop();
  });

  it('is named at every boot as the place of the generated secrets', async () => {
    const dataDir = path.join(parent, 'secrets');
    for (const _boot of ['first', 'second']) {
      const service = await new Service({ INDEX_API_KEY: '' }, dataDir).start();
      expect(service.log).toContain(path.join(dataDir, 'session-secret'));
      expect(service.log).toContain(path.join(dataDir, 'index-api-key'));
      await service.stop();
    }
  });
});
