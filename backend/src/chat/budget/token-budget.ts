import type { Asker } from './asker.js';
import { DayOfTokens, SERVERS, todaysName } from './day-of-tokens.js';
import type { ModelUse } from './model-use.js';
import { roughTokens } from './rough-tokens.js';
import type { TokenUseStore } from './token-use-store.js';

/** Largest part of a site's budget that one address may use. */
const ADDRESS_SHARE = 0.1;
/** How often it is looked whether the day is over, for when nobody asks. */
const DAY_CHECK_MS = 60_000;

/** What there may be too little left of. */
type Limit = 'site' | 'address';

/** How a site does with its budget. */
export interface SiteBudget {
  site: string;
  /** Tokens of today. */
  used: number;
  /** Answers of today that the model was not asked for, by what there was too little left of. */
  refused: Record<Limit, number>;
  /** That nothing is left today, for the operator; absent as long as something is. */
  problem?: string;
}

/** Tokens that are promised to one answer, until it is known how many it takes. */
export interface Reservation {
  /** Counts what a call has used. */
  spend(use: ModelUse): void;
  /** Gives back what was promised, once what was used is counted. */
  close(): void;
}

/** How a budget is kept. */
export interface TokenBudgetOptions {
  /** Tokens that each site may use in a day. */
  tokensPerDay: number;
  store: TokenUseStore;
  /** Told once a day when a site or an address has nothing left, and when use cannot be kept. */
  onNotice(message: string): void;
}

/**
 * How many tokens each site may still use today (UTC). Counted in memory, so that answers at the same time know of each
 * other, and kept in the store for a restart. As long as something is left a whole answer is given, so that a site and an
 * address use at most one answer more than they may.
 */
export class TokenBudget {
  private day = new DayOfTokens(todaysName());
  private refused = new Map<string, Record<Limit, number>>();
  private readonly noticed = new Set<string>();
  private readonly pending = new Set<Promise<void>>();
  private dayCheck: NodeJS.Timeout | undefined;

  constructor(private readonly options: TokenBudgetOptions) {}

  /** Takes over what was used before a restart. Throws when it cannot be read. */
  async begin(): Promise<void> {
    const { name, salt } = this.today();
    const kept = await this.options.store.begin(name, salt);
    this.day = new DayOfTokens(name, kept.salt);
    for (const { site, account, tokens } of kept.uses) this.day.used.add(site, account, tokens);
    this.dayCheck = setInterval(() => this.today(), DAY_CHECK_MS).unref();
  }

  /** Waits until what was used is kept. */
  async end(): Promise<void> {
    clearInterval(this.dayCheck);
    await Promise.all(this.pending);
  }

  /** The sites that used something today, or were refused. */
  get state(): SiteBudget[] {
    const { used } = this.today();
    return [...new Set([...used.sites, ...this.refused.keys()])].map((site) => ({
      site,
      used: used.ofSite(site),
      refused: this.refused.get(site) ?? { site: 0, address: 0 },
      ...(used.ofSite(site) < this.options.tokensPerDay ? {} : { problem: this.usedUp(site) }),
    }));
  }

  /** Promises `tokens` to an answer; undefined when the site or the address has nothing left today. */
  reserve(asker: Asker, tokens: number): Reservation | undefined {
    const day = this.today();
    const { site } = asker;
    const account = day.accountOf(asker);
    const lacking = this.lacking(day, site, account);
    if (lacking !== undefined) {
      const refused = this.refused.get(site) ?? { site: 0, address: 0 };
      refused[lacking]++;
      this.refused.set(site, refused);
      return undefined;
    }
    day.promised.add(site, account, tokens);
    const spending: Promise<void>[] = [];
    return {
      spend: (use) => void spending.push(this.spend(day, site, account, use)),
      close: () => void Promise.all(spending).then(() => day.promised.add(site, account, -tokens)),
    };
  }

  private lacking({ used, promised }: DayOfTokens, site: string, account: string): Limit | undefined {
    const ofSite = used.ofSite(site) + promised.ofSite(site);
    if (ofSite >= this.options.tokensPerDay) return 'site';
    const ofAccount = used.ofAccount(site, account) + promised.ofAccount(site, account);
    return account !== SERVERS && ofAccount >= this.share ? 'address' : undefined;
  }

  private async spend(day: DayOfTokens, site: string, account: string, use: ModelUse): Promise<void> {
    const tokens = 'tokens' in use ? use.tokens : await this.count(use.texts);
    if (tokens === 0) return;
    day.used.add(site, account, tokens);
    this.keep(this.options.store.add(day.name, { site, account, tokens }));
    if (day.used.ofSite(site) >= this.options.tokensPerDay) this.notice(day, this.usedUp(site));
    else if (account !== SERVERS && day.used.ofAccount(site, account) >= this.share) {
      this.notice(
        day,
        `An address has used its share (${this.share}) of the tokens that the site "${site}" has today: until 00:00 UTC its answers quote the docs.`,
      );
    }
  }

  private count(texts: string[]): Promise<number> {
    return this.options.store.countTokens(texts).catch(() => roughTokens(texts));
  }

  /** The day that it is; when that has changed, whatever was known of the one before is forgotten. */
  private today(): DayOfTokens {
    const name = todaysName();
    if (name === this.day.name) return this.day;
    this.day = new DayOfTokens(name);
    this.refused = new Map();
    this.noticed.clear();
    this.keep(this.options.store.begin(name, this.day.salt));
    return this.day;
  }

  private keep(work: Promise<unknown>): void {
    const kept: Promise<void> = work
      .then(() => undefined)
      .catch((error: Error) =>
        this.notice(
          this.day,
          `How many tokens were used today cannot be kept, and is not known after a restart: ${error.message}`,
        ),
      )
      .finally(() => this.pending.delete(kept));
    this.pending.add(kept);
  }

  private notice({ name }: DayOfTokens, message: string): void {
    if (name !== this.day.name || this.noticed.has(message)) return;
    this.noticed.add(message);
    this.options.onNotice(message);
  }

  private usedUp(site: string): string {
    return `The site "${site}" has used its ${this.options.tokensPerDay} tokens of today (DAILY_TOKEN_BUDGET): until 00:00 UTC its answers quote the docs.`;
  }

  private get share(): number {
    return Math.ceil(this.options.tokensPerDay * ADDRESS_SHARE);
  }
}
