import { USER_AGENT } from './http-client.js';

/** Directives whose own value follows a colon, as a user agent's directives do. */
const WITH_VALUE = new Set(['unavailable_after', 'max-snippet', 'max-image-preview', 'max-video-preview']);

/** Whether an `X-Robots-Tag` header says `noindex` (or `none`) to everybody, or to us. */
export function saysNoIndex(header: string | string[] | undefined): boolean {
  let addressee = '';
  for (const part of [header ?? []].flat().join(',').split(',')) {
    const [, name, rest = part] = /^\s*([\w-]+)\s*:(.*)$/.exec(part) ?? [];
    if (name && WITH_VALUE.has(name.toLowerCase())) continue;
    if (name) addressee = name.toLowerCase();
    const isForUs = addressee === '' || addressee === USER_AGENT;
    if (isForUs && /^(noindex|none)$/i.test(rest.trim())) return true;
  }
  return false;
}
