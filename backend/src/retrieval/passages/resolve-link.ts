const HERE = 'http://page.invalid';

/**
 * The target of a link, resolved against the path of its page: a path with hash for links within the site, an
 * absolute URL for others. Undefined for schemes that are no place to go, such as `javascript:`.
 */
export function resolveLink(href: unknown, pageUrl: string): string | undefined {
  if (typeof href !== 'string' || !URL.canParse(href, HERE + pageUrl)) return undefined;
  const url = new URL(href, HERE + pageUrl);
  if (url.origin === HERE) return withoutSourceExtension(url.pathname) + url.search + url.hash;
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}

/** Markdown sources link to each other by file name; the site has no such files. */
function withoutSourceExtension(path: string): string {
  return path.replace(/\.mdx?$/, '');
}
