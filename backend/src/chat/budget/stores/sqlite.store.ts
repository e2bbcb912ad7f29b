import type { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../../../storage/open-database.js';
import { TOKEN_USE_FILE } from '../token-use-file.js';
import { TokenUseStore, type DayOfUse, type TokenUse } from '../token-use-store.js';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS days (day TEXT PRIMARY KEY, salt TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS uses (
    day TEXT NOT NULL REFERENCES days ON DELETE CASCADE,
    site TEXT NOT NULL,
    account TEXT NOT NULL,
    tokens INTEGER NOT NULL,
    PRIMARY KEY (day, site, account)
  ) STRICT;
`;

/** The day's use in `token-use.sqlite`. */
export class SqliteTokenUseStore extends TokenUseStore {
  private readonly database: DatabaseSync;

  constructor(dataDir: string) {
    super();
    this.database = openDatabase(dataDir, TOKEN_USE_FILE, 'begin the day with a whole budget');
    // What is forgotten leaves no trace in the file.
    this.database.exec(`PRAGMA secure_delete = ON; ${SCHEMA}`);
  }

  override async begin(day: string, salt: string): Promise<DayOfUse> {
    const { changes } = this.database.prepare('DELETE FROM days WHERE day <> ?').run(day);
    if (Number(changes) > 0) this.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    this.database.prepare('INSERT INTO days (day, salt) VALUES (?, ?) ON CONFLICT DO NOTHING').run(day, salt);
    const kept = this.database.prepare('SELECT salt FROM days WHERE day = ?').get(day) as { salt: string };
    const uses = this.database.prepare('SELECT site, account, tokens FROM uses WHERE day = ?').all(day);
    return { salt: kept.salt, uses: uses.map((use) => ({ ...use })) as unknown as TokenUse[] };
  }

  override async add(day: string, { site, account, tokens }: TokenUse): Promise<void> {
    this.database
      .prepare(
        `INSERT INTO uses (day, site, account, tokens) SELECT day, ?, ?, ? FROM days WHERE day = ?
         ON CONFLICT (day, site, account) DO UPDATE SET tokens = tokens + excluded.tokens`,
      )
      .run(site, account, tokens, day);
  }

  override async countTokens(texts: string[]): Promise<number> {
    // Its vocabulary takes its time and memory, and most models say themselves what they have used.
    const { countTokens } = await import('../../../retrieval/passages/count-tokens.js');
    return texts.reduce((sum, text) => sum + countTokens(text), 0);
  }
}
