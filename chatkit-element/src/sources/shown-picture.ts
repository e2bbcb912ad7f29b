import { safeLink } from './safe-link.js';

/** The address of a picture that may be shown: on one of the allowed hosts, or on any where none are named. */
export function shownPicture(
  address: string,
  base: string,
  allowedDomains: readonly string[] | undefined,
): URL | undefined {
  const url = safeLink(address, base);
  return url && (allowedDomains == null || allowedDomains.includes(url.hostname)) ? url : undefined;
}
