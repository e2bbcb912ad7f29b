/** Tokens by site and account. */
export class Tally {
  private readonly bySite = new Map<string, { total: number; accounts: Map<string, number> }>();

  /** Sites that have any. */
  get sites(): string[] {
    return [...this.bySite.keys()];
  }

  /** What all accounts of the site have together. */
  ofSite(site: string): number {
    return this.bySite.get(site)?.total ?? 0;
  }

  ofAccount(site: string, account: string): number {
    return this.bySite.get(site)?.accounts.get(account) ?? 0;
  }

  /** Adds to an account, or takes from it; one that has nothing is forgotten. */
  add(site: string, account: string, tokens: number): void {
    const entry = this.bySite.get(site) ?? { total: 0, accounts: new Map<string, number>() };
    const ofAccount = (entry.accounts.get(account) ?? 0) + tokens;
    entry.total += tokens;
    if (ofAccount === 0) entry.accounts.delete(account);
    else entry.accounts.set(account, ofAccount);
    if (entry.accounts.size === 0) this.bySite.delete(site);
    else this.bySite.set(site, entry);
  }
}
