import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeDataFolder } from '../configuration/data-folder.js';

/** Milliseconds to wait for another thread or process that holds the database. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Opens a SQLite database in `dataDir`, made where it is missing and readable by its owner alone. Throws a sentence for
 * the operator when it cannot be opened; `remedy` ends it: what to do when there is no backup.
 */
export function openDatabase(dataDir: string, name: string, remedy: string): DatabaseSync {
  const file = path.join(dataDir, name);
  try {
    makeDataFolder(dataDir);
    // SQLite would make it readable by all; its -wal and -shm files take the mode of this one.
    closeSync(openSync(file, 'a', 0o600));
    const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
    return database;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `${file} cannot be opened (${reason}). If it is damaged, restore it from a backup, or move it away and ${remedy}.`,
      { cause: error },
    );
  }
}
