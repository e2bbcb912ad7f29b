/** Makes addresses comparable, as a question set, the index and a browser's address bar write them differently. */

/** The page of a path or URL: its path without origin, query, anchor, escapes and trailing slash. */
export function toPage(address: string): string {
  return withoutEscapes(new URL(address, 'http://site').pathname).replace(/(.)\/+$/, '$1');
}

/** The heading of a path or URL: its page with its `#anchor`, or the page alone for what stands above all headings. */
export function toHeading(address: string): string {
  const { hash } = new URL(address, 'http://site');
  return toPage(address) + withoutEscapes(hash);
}

function withoutEscapes(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The folder that holds all of these pages, such as a site's `baseUrl`; empty when that is the root. */
export function commonFolder(pages: Iterable<string>): string {
  let common: string[] | undefined;
  for (const page of pages) {
    const segments = page.split('/').filter(Boolean);
    const end = common?.findIndex((segment, index) => segment !== segments[index]) ?? -1;
    common = common ? common.slice(0, end < 0 ? undefined : end) : segments;
  }
  return common?.map((segment) => `/${segment}`).join('') ?? '';
}

/**
 * What a page or heading may be called on a site all of whose pages are in `folder`: as it is written, or below any part
 * of that folder, since whoever wrote it may have left the site's `baseUrl` out.
 */
export function spellingsOf(address: string, folder: string): string[] {
  const rest = address.replace(/^\/(?=#|$)/, '');
  const segments = folder.split('/').slice(1);
  const folders = segments.map((_, index) => `/${segments.slice(0, index + 1).join('/')}`);
  return [address, ...folders.map((parent) => parent + rest)];
}
