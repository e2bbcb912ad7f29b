import { createHash, timingSafeEqual } from 'node:crypto';
import { isSiteId } from './site-id.js';

/** The keys with which a site is indexed and servers call the service; only their hashes are kept. */
export class IndexKeys {
  private readonly keys: { hash: Buffer; site?: string }[] = [];

  /** Reads INDEX_API_KEY (all sites) and INDEX_API_KEYS (`site:key,…`); wrong entries are pushed to `faults`, without the key. */
  static parse(forAll: string | undefined, bySite: string | undefined, faults: string[]): IndexKeys {
    const keys = new IndexKeys();
    if (forAll !== undefined) keys.add(forAll);
    const entries = (bySite ?? '')
      .split(',')
      .map((entry) => entry.trim())
      .filter(Boolean);
    entries.forEach((entry, position) => {
      const colon = entry.indexOf(':');
      const site = entry.slice(0, colon);
      const key = entry.slice(colon + 1);
      if (colon > 0 && isSiteId(site) && key !== '') keys.add(key, site);
      else faults.push(`INDEX_API_KEYS: entry ${position + 1} is not like my-docs:key`);
    });
    return keys;
  }

  get isEmpty(): boolean {
    return this.keys.length === 0;
  }

  /** Adds a key, of one site or of all. */
  add(key: string, site?: string): void {
    this.keys.push({ hash: hashOf(key), site });
  }

  /** Whether `key` may act for `site`; without a site, whether it is a key at all. Takes the same time for every wrong key. */
  allows(key: string, site?: string): boolean {
    const hash = hashOf(key);
    return this.keys
      .map(
        (known) => timingSafeEqual(known.hash, hash) && (site === undefined || (known.site ?? site) === site),
      )
      .includes(true);
  }
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
