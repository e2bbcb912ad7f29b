import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeDataFolder } from './data-folder.js';

/** A secret kept in the data folder, so that it survives a restart. */
export interface GeneratedSecret {
  value: string;
  path: string;
}

/**
 * The secret in `DATA_DIR/name`, made once with mode 0600. Written aside and linked into place, so that a crash leaves
 * a whole secret or none. Throws when the folder cannot be written.
 */
export function generatedSecret(dataDir: string, name: string): GeneratedSecret {
  const file = path.join(dataDir, name);
  makeDataFolder(dataDir);
  if (!existsSync(file)) {
    // Not named by the process: in a container every one has the same number, and would meet what a crash left.
    const aside = `${file}.${randomUUID()}`;
    writeFileSync(aside, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
    try {
      linkSync(aside, file);
    } catch (error) {
      if (!existsSync(file)) throw error;
    } finally {
      rmSync(aside);
    }
  }
  return { value: readFileSync(file, 'utf8').trim(), path: file };
}
