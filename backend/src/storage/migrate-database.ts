import type { DatabaseSync } from 'node:sqlite';

/**
 * Brings a database's schema up to date: each migration leads from the version of its position to the next. Several
 * threads may open a database at once; one of them does it, all of it or nothing.
 */
export function migrateDatabase(database: DatabaseSync, migrations: readonly string[]): void {
  const version = (): number =>
    (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
  if (version() === migrations.length) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const [position, migration] of migrations.entries()) {
      if (position >= version()) database.exec(`${migration}; PRAGMA user_version = ${position + 1}`);
    }
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
