import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { generatedSecret } from './generated-secret.js';

describe('a generated secret', () => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'chatkit-secret-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is the same at every start', () => {
    const { value } = generatedSecret(folder, 'session-secret');
    expect(value).toHaveLength(43);
    expect(generatedSecret(folder, 'session-secret').value).toBe(value);
  });

  it('is made anew where a crash left half of one, by a process of the same number as in containers', () => {
    writeFileSync(path.join(folder, `session-secret.${process.pid}`), 'half');
    expect(generatedSecret(folder, 'session-secret').value).toHaveLength(43);
  });
});
