import type { QuotablePassage } from '../../../retrieval/found-passage.js';

/** What a passage offers to link to. */
export type LinkSource = Pick<QuotablePassage, 'url' | 'page_url' | 'blocks' | 'links'>;

/** Stands for the docs' origin while it is not known. */
const HERE = 'http://docs.invalid';
/** Longest target that is looked at, in UTF-16 units. */
const MAX_TARGET_LENGTH = 2_048;

const ADDRESS_IN_TEXT = /https?:\/\/[^\s<>"'`|\\()[\]{}]+/gi;
/** What no address holds as written; in Markdown it could end a link, a table's cell or a code span. */
const UNSAFE = /[\p{Cc}\s<>"`|\\[\]{}^]/gu;

/**
 * The addresses that an answer may link to: the passages it was given, their pages, the links inside them and the
 * addresses their text spells out.
 */
export class AllowedLinks {
  private hrefs: Map<string, string> | undefined;
  private readonly addresses: string[];

  /** `toHref` makes of a path on the docs' origin the address that is emitted. */
  constructor(
    passages: readonly LinkSource[],
    private readonly toHref: (path: string) => string,
  ) {
    this.addresses = [
      ...passages.flatMap(({ url, page_url }) => [url, page_url]),
      ...passages.flatMap(({ links }) => links.map(({ url }) => url)),
      ...passages.flatMap(({ blocks }) => blocks.flatMap(({ text }) => addressesIn(text))),
    ];
  }

  /**
   * The address to emit for a link's target as a model wrote it: an absolute URL, or a path from the docs' root, with
   * or without a trailing slash. Undefined when the passages do not offer it. What is emitted is always the passages'
   * own address, never the model's spelling of it.
   */
  hrefOf(target: string): string | undefined {
    if (target.length > MAX_TARGET_LENGTH || /[\p{Cc}\s\\]/u.test(target)) return undefined;
    const written = /^www\./i.test(target) ? [`https://${target}`, `http://${target}`] : [target];
    this.hrefs ??= this.collect();
    for (const address of written) {
      const key = this.keyOf(address);
      const href = key === undefined ? undefined : this.hrefs.get(key);
      if (href !== undefined) return href;
    }
    return undefined;
  }

  private collect(): Map<string, string> {
    const hrefs = new Map<string, string>();
    const allow = (address: string): void => {
      const key = this.keyOf(address);
      if (key === undefined || hrefs.has(key)) return;
      const encoded = address.replaceAll(UNSAFE, encodeURIComponent);
      hrefs.set(key, encoded.startsWith('/') ? this.toHref(encoded) : encoded);
    };
    this.addresses.forEach(allow);
    return hrefs;
  }

  /** What two spellings of one address have in common; undefined for what is no address of the web or of the docs. */
  private keyOf(address: string): string | undefined {
    const isPath = /^\/(?!\/)/.test(address);
    if (!isPath && !/^https?:\/\//i.test(address)) return undefined;
    const encoded = address.replaceAll(UNSAFE, encodeURIComponent);
    const absolute = isPath ? this.toHref(encoded) : encoded;
    if (!URL.canParse(absolute, HERE)) return undefined;
    const url = new URL(absolute, HERE);
    if (url.username !== '' || url.password !== '') return undefined;
    return url.origin + url.pathname.replace(/\/+$/, '') + url.search + url.hash;
  }
}

function addressesIn(text: string): string[] {
  return [...text.matchAll(ADDRESS_IN_TEXT)].map(([address]) => address.replace(/[.,;:!?*_~]+$/, ''));
}
