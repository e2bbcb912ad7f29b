/** Tokens that one account of a site has used in a day. */
export interface TokenUse {
  site: string;
  /** Of the address that asked, under the day's salt; empty for servers. */
  account: string;
  tokens: number;
}

/** What is known of a day. */
export interface DayOfUse {
  /** Random bytes of this day alone, in hexadecimal: without them no address can be told from an account. */
  salt: string;
  /** One for each site and account, in no order. */
  uses: TokenUse[];
}

/** Keeps how many tokens were used today, across restarts; of other days nothing. */
export abstract class TokenUseStore {
  /**
   * What is kept of `day` (`2026-11-27`), and forgets all other days. `salt` becomes the day's, unless it has one. Throws
   * when it cannot be read or kept.
   */
  abstract begin(day: string, salt: string, signal?: AbortSignal): Promise<DayOfUse>;

  /** Adds to what was used on `day`; nothing where that is not the day begun last. Throws when it cannot be kept. */
  abstract add(day: string, use: TokenUse, signal?: AbortSignal): Promise<void>;

  /** How many tokens models make of the texts. */
  abstract countTokens(texts: string[], signal?: AbortSignal): Promise<number>;
}
