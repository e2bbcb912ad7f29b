/** A page's address as the service takes it: without host, query, hash, and never like another host's (`//host`). */
const PAGE_PATH = /^\/(?![/\\])[^?#\s\\\p{Cc}]*$/u;
const MAX_LENGTH = 2000;

/** Whether a URL can be the address of a page in the index. One with a query cannot: the service knows pages by path. */
export function hasPagePath({ pathname, search }: URL): boolean {
  return search === '' && pathname.length <= MAX_LENGTH && PAGE_PATH.test(pathname);
}

/** What two addresses of the same page have in common, as the service sees it: the path without its trailing slash. */
export function pageIdentity(path: string): string {
  return path.replace(/\/+$/, '') || '/';
}
