import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Verdict } from './reader-client.js';

/** Verdicts by the thread's id, then by the item's. */
export type KeptVerdicts = Map<string, Map<string, Verdict>>;

/** Expects every database of a running service to be whole. */
export async function expectWholeDatabases(dataDir: string): Promise<void> {
  const files = (await readdir(dataDir)).filter((name) => name.endsWith('.sqlite'));
  expect(files.sort()).toEqual(['index.sqlite', 'threads.sqlite']);
  for (const file of files) {
    const problems = read(join(dataDir, file), 'PRAGMA integrity_check', 'PRAGMA foreign_key_check');
    expect([file, problems]).toEqual([file, [{ integrity_check: 'ok' }]]);
  }
}

/** What readers think of answers. Read from the file: over HTTP verdicts can only be given. */
export function keptVerdicts(dataDir: string): KeptVerdicts {
  const verdicts: KeptVerdicts = new Map();
  const rows = read(
    join(dataDir, 'threads.sqlite'),
    `SELECT threads.id AS thread, items.id AS item, kind, reason, note FROM feedback
     JOIN items ON items.number = item_number JOIN threads ON threads.number = thread_number`,
  ) as { thread: string; item: string; kind: Verdict['kind']; reason: string | null; note: string | null }[];
  for (const { thread, item, kind, reason, note } of rows) {
    const ofThread = verdicts.get(thread) ?? new Map<string, Verdict>();
    ofThread.set(item, { kind, reason: reason ?? undefined, note: note ?? undefined });
    verdicts.set(thread, ofThread);
  }
  return verdicts;
}

function read(file: string, ...queries: string[]): unknown[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return queries.flatMap((query) =>
      database
        .prepare(query)
        .all()
        .map((row) => ({ ...row })),
    );
  } finally {
    database.close();
  }
}
