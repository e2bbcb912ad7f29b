import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Page, StoredThread, StoredThreadItem } from 'chatkit-protocol';
import { migrateDatabase } from '../../storage/migrate-database.js';
import { openDatabase } from '../../storage/open-database.js';
import {
  ThreadStore,
  type Feedback,
  type NotedQuestion,
  type Outcome,
  type PageRequest,
  type QuestionsRequest,
  type ThreadOwner,
} from '../thread-store.js';

/** Each brings the schema from the version of its position to the next. */
const MIGRATIONS = [
  `
  CREATE TABLE IF NOT EXISTS threads (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    site TEXT NOT NULL,
    subject TEXT NOT NULL,
    thread TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS threads_by_owner ON threads (site, subject, number);
  CREATE TABLE IF NOT EXISTS items (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    thread_number INTEGER NOT NULL REFERENCES threads ON DELETE CASCADE,
    item TEXT NOT NULL,
    UNIQUE (thread_number, id)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS items_by_thread ON items (thread_number, number);
  CREATE TABLE IF NOT EXISTS feedback (
    item_number INTEGER PRIMARY KEY REFERENCES items ON DELETE CASCADE,
    kind TEXT NOT NULL,
    given_at TEXT NOT NULL
  ) STRICT;
`,
  `
  ALTER TABLE feedback ADD COLUMN reason TEXT;
  ALTER TABLE feedback ADD COLUMN note TEXT;
`,
  `
  ALTER TABLE items ADD COLUMN answered INTEGER;
  ALTER TABLE items ADD COLUMN confidence REAL;
  CREATE INDEX items_with_outcome ON items (number) WHERE answered IS NOT NULL;
`,
];

/** Threads in `threads.sqlite`, one JSON document a thread and an item, ordered as they were made. */
export class SqliteThreadStore extends ThreadStore {
  private readonly database: DatabaseSync;

  constructor(dataDir: string) {
    super();
    this.database = openDatabase(dataDir, 'threads.sqlite', 'begin with no conversations');
    migrateDatabase(this.database, MIGRATIONS);
  }

  override async createThread(
    owner: ThreadOwner,
    thread: StoredThread,
    first: StoredThreadItem,
  ): Promise<void> {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      this.run(
        'INSERT INTO threads (id, site, subject, thread) VALUES (?, ?, ?, ?)',
        thread.id,
        owner.site,
        owner.subject,
        JSON.stringify(thread),
      );
      await this.addItem(owner, first);
      this.database.exec('COMMIT');
    } catch (error) {
      this.database.exec('ROLLBACK');
      throw error;
    }
  }

  override async thread(owner: ThreadOwner, threadId: string): Promise<StoredThread | undefined> {
    const row = this.one<{ thread: string }>(
      'SELECT thread FROM threads WHERE id = ? AND site = ? AND subject = ?',
      threadId,
      owner.site,
      owner.subject,
    );
    return row && (JSON.parse(row.thread) as StoredThread);
  }

  override async threads(
    { site, subject }: ThreadOwner,
    page: PageRequest,
  ): Promise<Page<StoredThread> | undefined> {
    const rows = this.page(
      'SELECT number, id, thread AS json FROM threads WHERE site = ? AND subject = ?',
      [site, subject],
      page,
    );
    return rows as Page<StoredThread> | undefined;
  }

  override async saveThread(owner: ThreadOwner, thread: StoredThread): Promise<boolean> {
    return this.run(
      'UPDATE threads SET thread = ? WHERE id = ? AND site = ? AND subject = ?',
      JSON.stringify(thread),
      thread.id,
      owner.site,
      owner.subject,
    );
  }

  override async deleteThread(owner: ThreadOwner, threadId: string): Promise<boolean> {
    return this.run(
      'DELETE FROM threads WHERE id = ? AND site = ? AND subject = ?',
      threadId,
      owner.site,
      owner.subject,
    );
  }

  override async addItem(owner: ThreadOwner, item: StoredThreadItem): Promise<boolean> {
    return this.run(
      `INSERT INTO items (id, thread_number, item)
       SELECT ?, number, ? FROM threads WHERE id = ? AND site = ? AND subject = ?`,
      item.id,
      JSON.stringify(item),
      item.thread_id,
      owner.site,
      owner.subject,
    );
  }

  override async saveItem(owner: ThreadOwner, item: StoredThreadItem): Promise<boolean> {
    return this.run(
      `INSERT INTO items (id, thread_number, item)
       SELECT ?, number, ? FROM threads WHERE id = ? AND site = ? AND subject = ?
       ON CONFLICT (thread_number, id) DO UPDATE SET item = excluded.item`,
      item.id,
      JSON.stringify(item),
      item.thread_id,
      owner.site,
      owner.subject,
    );
  }

  override async removeItem(owner: ThreadOwner, threadId: string, itemId: string): Promise<boolean> {
    return this.run(
      'DELETE FROM items WHERE thread_number = ? AND id = ?',
      this.numberOf(owner, threadId),
      itemId,
    );
  }

  override async item(
    owner: ThreadOwner,
    threadId: string,
    itemId: string,
  ): Promise<StoredThreadItem | undefined> {
    const row = this.one<{ item: string }>(
      'SELECT item FROM items WHERE thread_number = ? AND id = ?',
      this.numberOf(owner, threadId),
      itemId,
    );
    return row && (JSON.parse(row.item) as StoredThreadItem);
  }

  override async items(
    owner: ThreadOwner,
    threadId: string,
    page: PageRequest,
  ): Promise<Page<StoredThreadItem> | undefined> {
    const thread = this.numberOf(owner, threadId);
    if (thread === null) return undefined;
    const rows = this.page(
      'SELECT number, id, item AS json FROM items WHERE thread_number = ?',
      [thread],
      page,
    );
    return rows as Page<StoredThreadItem> | undefined;
  }

  override async removeItemsAfter(owner: ThreadOwner, threadId: string, itemId: string): Promise<void> {
    const thread = this.numberOf(owner, threadId);
    this.run(
      `DELETE FROM items WHERE thread_number = ?
       AND number > (SELECT number FROM items WHERE thread_number = ? AND id = ?)`,
      thread,
      thread,
      itemId,
    );
  }

  override async saveFeedback(
    owner: ThreadOwner,
    threadId: string,
    itemIds: string[],
    { kind, reason, note }: Feedback,
  ): Promise<boolean> {
    const thread = this.numberOf(owner, threadId);
    const numbers = itemIds.map(
      (id) =>
        this.one<{ number: number }>(
          'SELECT number FROM items WHERE thread_number = ? AND id = ?',
          thread,
          id,
        )?.number,
    );
    if (numbers.includes(undefined)) return false;
    for (const number of numbers as number[]) {
      this.run(
        `INSERT OR REPLACE INTO feedback (item_number, kind, reason, note, given_at) VALUES (?, ?, ?, ?, ?)`,
        number,
        kind,
        reason ?? null,
        note ?? null,
        new Date().toISOString(),
      );
    }
    return true;
  }

  override async noteOutcome(
    owner: ThreadOwner,
    threadId: string,
    itemId: string,
    { answered, confidence }: Outcome,
  ): Promise<void> {
    this.run(
      'UPDATE items SET answered = ?, confidence = ? WHERE thread_number = ? AND id = ?',
      Number(answered),
      confidence,
      this.numberOf(owner, threadId),
      itemId,
    );
  }

  override async questions(
    site: string,
    { answered, limit, before }: QuestionsRequest,
  ): Promise<NotedQuestion[]> {
    const rows = this.database
      .prepare(
        `SELECT item, answered, confidence FROM items JOIN threads ON threads.number = thread_number
         WHERE answered IS NOT NULL AND site = :site AND (:answered IS NULL OR answered = :answered)
           AND (:before IS NULL OR items.number < (SELECT number FROM items WHERE id = :before))
         ORDER BY items.number DESC LIMIT :limit`,
      )
      .all({
        site,
        answered: answered === undefined ? null : Number(answered),
        before: before ?? null,
        limit,
      }) as unknown as { item: string; answered: number; confidence: number }[];
    return rows.map((row) => ({
      item: JSON.parse(row.item) as StoredThreadItem,
      answered: row.answered === 1,
      confidence: row.confidence,
    }));
  }

  override async removeIdleSince(time: string): Promise<number> {
    const { changes } = this.database
      .prepare(
        `DELETE FROM threads WHERE json_extract(thread, '$.created_at') < :time AND coalesce((
           SELECT json_extract(item, '$.created_at') FROM items WHERE thread_number = threads.number
           ORDER BY items.number DESC LIMIT 1
         ), '') < :time`,
      )
      .run({ time });
    return Number(changes);
  }

  private numberOf(owner: ThreadOwner, threadId: string): number | null {
    const row = this.one<{ number: number }>(
      'SELECT number FROM threads WHERE id = ? AND site = ? AND subject = ?',
      threadId,
      owner.site,
      owner.subject,
    );
    return row?.number ?? null;
  }

  /** One page of the rows that `select` finds; one row more is read to know whether there are more. */
  private page(
    select: string,
    given: SQLInputValue[],
    { limit, order, after }: PageRequest,
  ): Page<unknown> | undefined {
    const cursor =
      after === undefined ? undefined : this.one<{ number: number }>(`${select} AND id = ?`, ...given, after);
    if (after !== undefined && !cursor) return undefined;
    const beyond = cursor ? `AND number ${order === 'asc' ? '>' : '<'} ${cursor.number}` : '';
    const rows = this.database
      .prepare(`${select} ${beyond} ORDER BY number ${order === 'asc' ? 'ASC' : 'DESC'} LIMIT ?`)
      .all(...given, limit + 1) as unknown as { id: string; json: string }[];
    const shown = rows.slice(0, limit);
    const hasMore = rows.length > limit;
    return {
      data: shown.map(({ json }) => JSON.parse(json) as unknown),
      has_more: hasMore,
      after: hasMore ? shown.at(-1)?.id : undefined,
    };
  }

  private one<Row>(sql: string, ...given: SQLInputValue[]): Row | undefined {
    return this.database.prepare(sql).get(...given) as Row | undefined;
  }

  private run(sql: string, ...given: SQLInputValue[]): boolean {
    return this.database.prepare(sql).run(...given).changes > 0;
  }
}
