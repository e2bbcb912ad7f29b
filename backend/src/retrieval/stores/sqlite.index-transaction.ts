import { IndexTransaction } from '../index-transaction.js';
import type { IndexDatabase } from './index-database.js';

/** One SQLite transaction around all changes of an upload: readers see the old site until it commits. */
export class SqliteIndexTransaction extends IndexTransaction {
  constructor(private readonly database: IndexDatabase) {
    super();
  }

  override async run<Result>(work: () => Promise<Result>): Promise<Result> {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      const result = await work();
      this.database.exec('COMMIT');
      return result;
    } catch (error) {
      this.database.exec('ROLLBACK');
      throw error;
    }
  }
}
