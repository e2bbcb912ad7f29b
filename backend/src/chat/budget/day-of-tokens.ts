import { createHmac, randomBytes } from 'node:crypto';
import type { Asker } from './asker.js';
import { Tally } from './tally.js';

/** The account of all servers that hold a site's index key. */
export const SERVERS = '';

/** What is used and promised in one day; addresses are known by their hashes under the day's salt only. */
export class DayOfTokens {
  readonly used = new Tally();
  /** What answers under way may still use. */
  readonly promised = new Tally();

  constructor(
    /** In UTC: `2026-11-27`. */
    readonly name: string,
    readonly salt = randomBytes(32).toString('hex'),
  ) {}

  /** The account that an asker's tokens go to. */
  accountOf({ site, network }: Asker): string {
    if (network === undefined) return SERVERS;
    return createHmac('sha256', Buffer.from(this.salt, 'hex'))
      .update(`${site} ${network}`)
      .digest('base64url');
  }
}

/** The name of the day that it is now, in UTC. */
export function todaysName(): string {
  return new Date().toISOString().slice(0, 10);
}
