import type { FieldTokens } from './analysis/fields.js';
import type { Passage } from './passages/passage.js';
import type { Candidate, QueryTerm } from './ranking/candidate.js';

/** A passage ready to be stored: its text and its analysed tokens. */
export interface AnalyzedPassage extends Passage {
  tokens: FieldTokens;
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
  /** Scope of the site and locale. */
  scope: number;
  terms: QueryTerm[];
  /** Only pages of this version or of every version; not given: all pages. */
  version?: string;
  /** At most so many candidates. */
  limit: number;
}

/** Keeps passages and proposes those that may answer; the ranker above decides. */
export abstract class PassageStore {
  /** Passages that hold any of the terms, the most promising first; none for no terms. */
  abstract candidates(query: CandidateQuery, signal?: AbortSignal): Promise<Candidate[]>;

  /** The passages with these ids, in this order; ids that are gone are left out. */
  abstract load(ids: string[], signal?: AbortSignal): Promise<StoredPassage[]>;

  /** Prepares a scope to hold passages. */
  abstract openScope(scope: number, signal?: AbortSignal): Promise<void>;

  /** Makes `passages` the passages of the page; returns the tokens of those they replace. */
  abstract putPage(
    target: { scope: number; pageId: number; version: string },
    passages: AnalyzedPassage[],
    signal?: AbortSignal,
  ): Promise<FieldTokens[]>;

  /** Removes the scope with all its passages. */
  abstract removeScope(scope: number, signal?: AbortSignal): Promise<void>;
}
