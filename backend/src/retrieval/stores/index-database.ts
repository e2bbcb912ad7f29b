import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { migrateDatabase } from '../../storage/migrate-database.js';
import { openDatabase } from '../../storage/open-database.js';

/** Each brings the schema from the version of its position to the next. */
const MIGRATIONS = [
  `
  CREATE TABLE IF NOT EXISTS sites (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL UNIQUE,
    base_url TEXT,
    default_locale TEXT,
    default_version TEXT,
    versions TEXT NOT NULL DEFAULT '[]'
  ) STRICT;
  CREATE TABLE IF NOT EXISTS scopes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    site_id INTEGER NOT NULL REFERENCES sites ON DELETE CASCADE,
    locale TEXT NOT NULL,
    analyzer_version INTEGER NOT NULL DEFAULT 0,
    versions TEXT NOT NULL DEFAULT '[]',
    pages INTEGER NOT NULL DEFAULT 0,
    passages INTEGER NOT NULL DEFAULT 0,
    lengths TEXT NOT NULL DEFAULT '{}',
    indexed_at TEXT NOT NULL DEFAULT '',
    UNIQUE (site_id, locale)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS pages (
    id INTEGER PRIMARY KEY,
    scope_id INTEGER NOT NULL REFERENCES scopes ON DELETE CASCADE,
    key TEXT NOT NULL,
    version TEXT NOT NULL,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    hash TEXT NOT NULL,
    source BLOB NOT NULL,
    UNIQUE (scope_id, key)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    page_id INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    anchor TEXT NOT NULL,
    headings TEXT NOT NULL,
    blocks TEXT NOT NULL,
    links TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS passages_by_page ON passages (page_id, ordinal);
  CREATE TABLE IF NOT EXISTS terms (
    scope_id INTEGER NOT NULL REFERENCES scopes ON DELETE CASCADE,
    term TEXT NOT NULL,
    passages INTEGER NOT NULL,
    PRIMARY KEY (scope_id, term)
  ) STRICT, WITHOUT ROWID;
`,
  `
  ALTER TABLE scopes ADD COLUMN embedding TEXT NOT NULL DEFAULT '';
  ALTER TABLE scopes ADD COLUMN place TEXT NOT NULL DEFAULT 'sqlite';
  ALTER TABLE pages ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE pages ADD COLUMN statistics BLOB;
  ALTER TABLE passages ADD COLUMN embedding_key BLOB;
  CREATE TABLE embeddings (
    key BLOB NOT NULL UNIQUE,
    made_at INTEGER NOT NULL,
    vector BLOB NOT NULL
  ) STRICT;
  CREATE TABLE page_embeddings (
    page_id INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
    key BLOB NOT NULL,
    PRIMARY KEY (page_id, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX page_embeddings_by_key ON page_embeddings (key);
  CREATE TABLE quantized_vectors (
    passage_id INTEGER PRIMARY KEY REFERENCES passages ON DELETE CASCADE,
    vector BLOB NOT NULL
  ) STRICT;
  -- Statistics are kept by page from now on: all pages are counted anew from their sources.
  DELETE FROM terms;
  UPDATE scopes SET passages = 0, lengths = '{}', analyzer_version = 0;
`,
  `
  -- What the ranker reads of hundreds of passages, apart from their long texts.
  CREATE TABLE candidates (
    passage_id INTEGER PRIMARY KEY REFERENCES passages ON DELETE CASCADE,
    page_id INTEGER NOT NULL,
    anchor TEXT NOT NULL,
    occurrences BLOB NOT NULL
  ) STRICT;
  -- The tokens of a passage are kept counted from now on: all pages are stored anew from their sources.
  DELETE FROM passages;
  UPDATE scopes SET analyzer_version = 0;
`,
  `
  ALTER TABLE sites ADD COLUMN instructions TEXT NOT NULL DEFAULT '';
  ALTER TABLE sites ADD COLUMN contact_url TEXT NOT NULL DEFAULT '';
`,
];

/** One connection to the database of sites, pages and passages, with its statements prepared once. */
export class IndexDatabase {
  private readonly connection: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();

  /** Opens `index.sqlite` in `dataDir`, made where it is missing. */
  constructor(dataDir: string) {
    this.connection = openDatabase(dataDir, 'index.sqlite', 'index the sites anew');
    migrateDatabase(this.connection, MIGRATIONS);
  }

  /** Runs statements that are not worth preparing. */
  exec(sql: string): void {
    this.connection.exec(sql);
  }

  /** A statement, prepared at its first use. */
  prepare(sql: string): StatementSync {
    const known = this.statements.get(sql);
    if (known) return known;
    const statement = this.connection.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }

  /** Runs `work` so that all its changes are made or none; inside another transaction, as a part of that one. */
  atomically<Result>(work: () => Result): Result {
    this.connection.exec('SAVEPOINT work');
    try {
      const result = work();
      this.connection.exec('RELEASE work');
      return result;
    } catch (error) {
      this.connection.exec('ROLLBACK TO work; RELEASE work');
      throw error;
    }
  }

  close(): void {
    this.connection.close();
  }
}
