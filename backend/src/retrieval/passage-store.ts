import { AppError } from '../errors/app-error.js';
import { READER_SENTENCES } from '../errors/reader-sentences.js';
import type { FieldTokens } from './analysis/fields.js';
import type { IndexRecipe } from './index-recipe.js';
import type { Passage } from './passages/passage.js';
import type { Candidate, QueryTerm } from './ranking/candidate.js';
import type { Scope } from './site-catalog.js';

/** A scope as the stores name it. */
export type ScopeKey = Pick<Scope, 'id' | 'site' | 'locale'>;

/** A passage ready to be stored: its text, its analysed tokens, and its vector when an embedder is in use. */
export interface AnalyzedPassage extends Passage {
  tokens: FieldTokens;
  embedding?: { key: string; vector: Float32Array };
}

/** A page whose passages are stored. */
export interface PageTarget {
  scope: ScopeKey;
  /** See `PassageStore.open`. */
  place: string;
  pageId: number;
  revision: number;
  /** As it was sent. */
  url: string;
  title: string;
  /** `''` when the page is of every version. */
  version: string;
}

/** A stored passage with its page. */
export interface StoredPassage extends Passage {
  id: string;
  pageId: string;
  /** Position on its page, from 0. */
  ordinal: number;
  /** The page's URL as it was sent. */
  url: string;
  title: string;
  version: string;
}

/** Which passages a search may find. */
export interface CandidateQuery {
  scope: ScopeKey;
  place: string;
  terms: QueryTerm[];
  /** How telling each term is in this scope, in the order of `terms`. */
  weights: number[];
  /** How many of the scope's passages hold each term, in the order of `terms`. */
  documentFrequencies: number[];
  /** Vector of the question, of length 1, which may still be on its way; none when the scope or the question has none. */
  vector?: Float32Array | Promise<Float32Array | undefined>;
  /** Only pages of this version or of every version; not given: all pages. */
  version?: string;
  /** Pages whose first passages are candidates whatever they hold, in page order before all others. */
  pinned?: number[];
  /** At most so many candidates by their terms. */
  limit: number;
  /** At most so many candidates by their vectors. */
  nearest: number;
}

/** Where a passage stands: its page and heading. */
export interface PassagePlace extends Pick<
  StoredPassage,
  'pageId' | 'url' | 'title' | 'anchor' | 'headings'
> {
  /** Revision of its page that it belongs to, where the store may hold several. */
  revision?: number;
}

/** How many passages of pinned pages are candidates, and how many of a page are named by `places`. */
export const MAX_PINNED_PASSAGES = 200;
export const MAX_PLACES = 1_000;

/** What a search is told of a scope whose passages are still where the service kept them before. */
export function inAnotherStore(): AppError {
  return new AppError('unavailable', READER_SENTENCES.pages_moving, {
    sentence: 'pages_moving',
    retryable: true,
  });
}

/**
 * Keeps passages and proposes those that may answer; the ranker above decides. A store that cannot be reached throws an
 * UpstreamError.
 */
export abstract class PassageStore {
  /** Makes a place for passages of this making, where there is none yet; its name, which a scope's recipe remembers. */
  abstract open(making: Omit<IndexRecipe, 'place'>, signal?: AbortSignal): Promise<string>;

  /** Throws an UpstreamError when the store cannot be used now. */
  abstract check(signal?: AbortSignal): Promise<void>;

  /**
   * Passages that hold any of the terms, the most promising of them, and those nearest to the vector; none for neither.
   * With a vector, every candidate has its similarity.
   */
  abstract candidates(query: CandidateQuery, signal?: AbortSignal): Promise<Candidate[]>;

  /** The passages with these ids, in this order; ids that are gone are left out. */
  abstract load(place: string, ids: string[], signal?: AbortSignal): Promise<StoredPassage[]>;

  /** Where the passages of these pages stand, in page order; at most `MAX_PLACES`. */
  abstract places(
    place: string,
    scope: ScopeKey,
    pageIds: number[],
    signal?: AbortSignal,
  ): Promise<PassagePlace[]>;

  /** Removes what the place holds of the scope, and prepares it to hold passages. */
  abstract clear(place: string, scope: ScopeKey, signal?: AbortSignal): Promise<void>;

  /** Stores `passages` as those of the page's revision. Readers see them once the catalog has that revision. */
  abstract putPage(target: PageTarget, passages: AnalyzedPassage[], signal?: AbortSignal): Promise<void>;

  /** Removes the passages of the page's other revisions. */
  abstract settlePage(target: PageTarget, signal?: AbortSignal): Promise<void>;

  abstract removePage(
    target: Pick<PageTarget, 'scope' | 'place' | 'pageId'>,
    signal?: AbortSignal,
  ): Promise<void>;

  /** Told that all scopes are in this place now. */
  abstract publish(place: string, signal?: AbortSignal): Promise<void>;

  /** Removes what the place holds of the scope; the place too when `isLast`, no other scope using it. */
  abstract leave(place: string, scope: ScopeKey, isLast: boolean, signal?: AbortSignal): Promise<void>;
}
