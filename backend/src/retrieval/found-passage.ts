import type { Block, PassageLink } from './passages/passage.js';

/** A passage that a search found, as callers of the API see it. */
export interface FoundPassage {
  /** Path of the page with the heading's `#anchor`. */
  url: string;
  /** Path of the page as it was sent. */
  page_url: string;
  title: string;
  /** Breadcrumb below the title; the last is the passage's own heading. */
  headings: string[];
  /** Plain text around the words that were found. */
  snippet: string;
  /** UTF-16 offsets of those words in the snippet: start, and end exclusive. */
  highlights: [number, number][];
  /** Higher is better; comparable within one search only. */
  score: number;
  locale: string;
  /** Absent for a page of every version. */
  version?: string;
}

/** A found passage with its text, for answering. */
export interface QuotablePassage extends FoundPassage {
  blocks: Block[];
  links: PassageLink[];
}

/** What a search found, best first, and where it looked. */
export interface SearchOutcome<Passage = FoundPassage> {
  results: Passage[];
  /** 0..1: how likely the docs hold an answer. */
  confidence: number;
  locale: string;
  /** Absent when the site has no versions. */
  version?: string;
}
