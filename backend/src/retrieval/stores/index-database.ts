import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

const SCHEMA = `
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
`;

/** Milliseconds to wait for another process that holds the database. */
const BUSY_TIMEOUT_MS = 5_000;

/** One connection to the database of sites, pages and passages, with its statements prepared once. */
export class IndexDatabase {
  private readonly connection: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();

  /** Opens `index.sqlite` in `dataDir`, made where it is missing. */
  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
    this.connection = new DatabaseSync(path.join(dataDir, 'index.sqlite'), { timeout: BUSY_TIMEOUT_MS });
    this.connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
    this.connection.exec(SCHEMA);
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

  close(): void {
    this.connection.close();
  }
}
