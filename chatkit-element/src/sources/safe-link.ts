const harmlessProtocols = new Set(['http:', 'https:', 'mailto:']);

/** The address of a link that may be shown, resolved against `base`; undefined for `javascript:` and the like. */
export function safeLink(address: string, base: string): URL | undefined {
  if (!URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  return harmlessProtocols.has(url.protocol) ? url : undefined;
}

/**
 * How a link opens: in the same tab on the host page's own origin, so that the page can take the click over, in a new
 * one elsewhere.
 */
export function linkTarget(url: URL, base: string): { target?: '_blank'; rel?: 'noopener noreferrer' } {
  return url.origin === new URL(base).origin ? {} : { target: '_blank', rel: 'noopener noreferrer' };
}
