import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made = new Set<string>();

/** Makes a new empty folder, which is removed when this process ends, if nobody does before. */
export function temporaryFolder(): string {
  if (made.size === 0) process.once('exit', () => made.forEach(removeFolder));
  const folder = mkdtempSync(join(tmpdir(), 'chatkit-benchmark-'));
  made.add(folder);
  return folder;
}

/** Removes a folder with all that is in it. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  made.delete(folder);
}
