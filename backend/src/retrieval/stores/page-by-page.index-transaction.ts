import { IndexTransaction } from '../index-transaction.js';

/** For stores without transactions: each page becomes visible by itself, as a whole. */
export class PageByPageIndexTransaction extends IndexTransaction {
  override run<Result>(work: () => Promise<Result>): Promise<Result> {
    return work();
  }
}
