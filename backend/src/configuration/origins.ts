import { isSiteId } from './site-id.js';

/** Which pages may call the service, and for which sites. */
export class AllowedOrigins {
  /** Origins that may use every site, and by origin the only sites it may use. */
  private constructor(
    private readonly everywhere: ReadonlySet<string>,
    private readonly bySite: ReadonlyMap<string, ReadonlySet<string>>,
  ) {}

  /**
   * Reads `https://docs.example.com,my-docs=https://other.example.com`; an entry with a site id serves that site only.
   * Wrong entries are pushed to `faults`, one sentence each.
   */
  static parse(list: string, faults: string[]): AllowedOrigins {
    const everywhere = new Set<string>();
    const bySite = new Map<string, Set<string>>();
    for (const entry of list
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean)) {
      const [, site, address] = /^(?:([^=:/]+)=)?(.+)$/.exec(entry) ?? [];
      const origin = toOrigin(address ?? '');
      if (origin === undefined) {
        faults.push(`ALLOWED_ORIGINS: "${entry}" is not an origin: write it like https://docs.example.com`);
      } else if (site !== undefined && !isSiteId(site)) {
        faults.push(`ALLOWED_ORIGINS: "${site}" is not a site id: use lower-case letters, digits and dashes`);
      } else if (site === undefined) {
        everywhere.add(origin);
      } else {
        bySite.set(origin, (bySite.get(origin) ?? new Set()).add(site));
      }
    }
    return new AllowedOrigins(everywhere, bySite);
  }

  /** Whether the origin may use at least one site. */
  knows(origin: string): boolean {
    return this.everywhere.has(origin) || this.bySite.has(origin);
  }

  /** Whether the origin may use `site`. */
  allows(origin: string, site: string): boolean {
    return this.everywhere.has(origin) || (this.bySite.get(origin)?.has(site) ?? false);
  }
}

function toOrigin(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const isBare = (url.pathname === '/' || url.pathname === '') && !url.search && !url.hash && !url.username;
  return /^https?:$/.test(url.protocol) && isBare ? url.origin : undefined;
}
