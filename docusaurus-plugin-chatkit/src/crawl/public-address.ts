import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** A host is not in the public internet, so that a crawl could read what its site would not show to everybody. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';

  /** `name` is absent where the URL itself has the address. */
  constructor(address: string, name?: string) {
    super(
      name ? `${name} has the address ${address}, which is not public` : `${address} is not a public address`,
    );
  }
}

/**
 * Whether an IP address is one of the public internet: not private, loopback, link-local, carrier-grade NAT, multicast
 * or otherwise set aside. An IPv4 address inside an IPv6 one counts as itself, or as set aside.
 */
export function isPublicAddress(address: string): boolean {
  return ipaddr.process(address).range() === 'unicast';
}

/** Throws a PrivateAddressError for a URL whose host is an IP address that is not public; no name is looked up for it. */
export function assertNoPrivateLiteral({ hostname }: URL): void {
  const literal = hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) && !isPublicAddress(literal)) throw new PrivateAddressError(literal);
}

/**
 * A lookup for sockets which fails with a PrivateAddressError where any address of a name is not public. The socket
 * connects to what was checked here, so a name that points elsewhere a moment later gains nothing (DNS rebinding).
 */
export function publicLookup(resolve: typeof lookup = lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const refused = error ? undefined : addresses.find(({ address }) => !isPublicAddress(address));
      if (error) callback(error, []);
      else if (refused) callback(new PrivateAddressError(refused.address, hostname), []);
      else if (options.all) callback(null, addresses);
      else callback(null, addresses[0]!.address, addresses[0]!.family);
    });
  };
}
