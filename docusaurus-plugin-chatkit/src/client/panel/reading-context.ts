import type { ClientConfig } from '../config.js';
import type { ReadingContext } from './api-fetch.js';

/** Where a reader at `pathname` is. */
export function readingContext({ locale, versions }: ClientConfig, pathname: string): ReadingContext {
  const root = versions.find(({ path }) => `${pathname}/`.startsWith(path.endsWith('/') ? path : `${path}/`));
  return { page: pathname, locale, version: root?.version };
}
