import type { Field } from './analysis/fields.js';
import type { IndexRecipe } from './index-recipe.js';
import type { PageSource } from './passages/passage.js';

/** What an owner says of a site besides its pages. */
export interface SiteMetadata {
  /** Absolute URL of the site's root, for links in answers. */
  base_url?: string;
  default_locale?: string;
  default_version?: string;
  versions?: string[];
  /** What a model that answers is told about the site. */
  instructions?: string;
  /** Address where readers reach a human. */
  contact_url?: string;
}

/** The pages of a site in one locale: what is analysed in one language and ranked together. */
export interface Scope {
  id: number;
  site: string;
  locale: string;
  /** What its passages were made with, all of them. */
  recipe: IndexRecipe;
  /** Versions of its pages; `''` stands for pages of every version. */
  versions: string[];
  pages: number;
  passages: number;
  /** Mean length of each field over its passages, in tokens. */
  averageLengths: Record<Field, number>;
  /** UTC, ISO 8601. */
  indexedAt: string;
}

export interface Site extends SiteMetadata {
  site: string;
  scopes: Scope[];
}

/** A page as the catalog keeps it: the form that was sent, with its version. */
export interface CatalogPage extends PageSource {
  /** `''` when the page is of every version. */
  version: string;
  updated_at?: string;
}

/** What tells a known page from a changed one. */
export interface PageIdentity {
  id: number;
  /** See pageKey. */
  key: string;
  /** Hash of what was sent; empty while the page's first passages are being stored. */
  hash: string;
  /** Counts up whenever its passages are stored; 0 before the first time. Readers see those of this revision. */
  revision: number;
}

/** What a page adds to the statistics of its scope. */
export interface PageStatistics {
  /** How many of its passages hold a term in a field of their own. */
  terms: ReadonlyMap<string, number>;
  passages: number;
  /** Tokens of each field. */
  lengths: Record<Field, number>;
}

/** A page whose passages are stored. */
export interface StoredPage {
  hash: string;
  revision: number;
  statistics: PageStatistics;
  /** Keys of its passages' vectors in the EmbeddingCache. */
  embeddingKeys: string[];
}

/** A known term and how many passages hold it. */
export interface TermCount {
  term: string;
  documentFrequency: number;
}

/** Sites, their pages with source and hash, term statistics and the state of the index. */
export abstract class SiteCatalog {
  /** The site with its scopes, or undefined when nothing of it was ever indexed. */
  abstract site(site: string, signal?: AbortSignal): Promise<Site | undefined>;

  /** All sites, by id. */
  abstract sites(signal?: AbortSignal): Promise<Site[]>;

  /** How many passages of the scope hold each term in a field of their own, in the order asked; 0 for unknown ones. */
  abstract documentFrequencies(scope: number, terms: string[], signal?: AbortSignal): Promise<number[]>;

  /** Known terms of a scope that begin as `prefix` and are `minLength` to `maxLength` characters long; at most 5,000, most frequent first. */
  abstract termsLike(
    scope: number,
    like: { prefix: string; minLength: number; maxLength: number },
    signal?: AbortSignal,
  ): Promise<TermCount[]>;

  /** Makes the site and the scope where they are new, and takes over what `metadata` says. */
  abstract openScope(
    site: string,
    locale: string,
    metadata: SiteMetadata,
    signal?: AbortSignal,
  ): Promise<Scope>;

  /** Every page of a scope. */
  abstract pages(scope: number, signal?: AbortSignal): Promise<PageIdentity[]>;

  /** A page with its source. Throws when there is none. */
  abstract page(id: number, signal?: AbortSignal): Promise<CatalogPage>;

  /** Ids of the scope's pages at these paths, in the order asked, of whichever version; paths without a page are left out. */
  abstract pagesAt(scope: number, urls: string[], signal?: AbortSignal): Promise<number[]>;

  /** The revisions of those of these pages that the scope has. */
  abstract revisions(scope: number, pageIds: number[], signal?: AbortSignal): Promise<Map<number, number>>;

  /** Makes a page known before its passages are stored, so that what is stored of it is never lost sight of. */
  abstract registerPage(scope: number, page: CatalogPage, signal?: AbortSignal): Promise<PageIdentity>;

  /** Takes over a page's source and revision, and its statistics in place of those it had; all at once. */
  abstract putPage(id: number, page: CatalogPage, stored: StoredPage, signal?: AbortSignal): Promise<void>;

  /** Removes a page with its statistics. */
  abstract removePage(id: number, signal?: AbortSignal): Promise<void>;

  /** Marks a scope as made by `recipe`, now. */
  abstract finishScope(scope: number, recipe: IndexRecipe, signal?: AbortSignal): Promise<void>;

  /** Removes the site with its scopes, pages and statistics; false when there was none. */
  abstract removeSite(site: string, signal?: AbortSignal): Promise<boolean>;
}

/** A page's identity within its site and locale: version and URL without trailing slash. */
export function pageKey({ version, url }: { version: string; url: string }): string {
  return `${version}\n${withoutTrailingSlash(url)}`;
}

/** A page's path as it is compared with others. */
export function withoutTrailingSlash(url: string): string {
  return url.length > 1 ? url.replace(/\/+$/, '') || '/' : url;
}
