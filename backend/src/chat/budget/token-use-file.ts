import { rmSync } from 'node:fs';
import path from 'node:path';

/** The database of the day's use, in DATA_DIR. */
export const TOKEN_USE_FILE = 'token-use.sqlite';

/** Removes what a budget that is set no more has left behind. */
export function removeTokenUse(dataDir: string): void {
  for (const suffix of ['', '-wal', '-shm']) {
    rmSync(path.join(dataDir, TOKEN_USE_FILE + suffix), { force: true });
  }
}
