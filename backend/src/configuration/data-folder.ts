import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import path from 'node:path';

/** Makes the folder where it is missing, for its owner alone, since conversations are kept in it; an existing one stays as it is. */
export function makeDataFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** Why nothing can be kept in the folder, as a sentence for the operator; undefined when it can. Makes it where it is missing. */
export function dataFolderFault(folder: string): string | undefined {
  try {
    makeDataFolder(folder);
    rmdirSync(mkdtempSync(path.join(folder, '.probe-')));
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `DATA_DIR: ${folder} cannot be written (${reason}): name a folder that the service’s user may write to`;
  }
}
