import type { Field } from '../analysis/fields.js';

/** One term of an analysed question. */
export interface QueryTerm {
  term: string;
  /** 0..1: parts of identifiers, soft stop words and corrected words count less than what the reader wrote. */
  weight: number;
  /**
   * Given for what is written as a name, an identifier or a capitalised word within a sentence: the terms of its parts,
   * none for a simple word. A page that holds neither the name nor all its parts hardly answers.
   */
  nameParts?: string[];
  /** Set where nothing but stop words was asked. */
  isStopWord?: true;
}

/** Whether the terms of a question leave nothing that docs could answer: none, or stop words only. */
export function asksNothing(terms: QueryTerm[]): boolean {
  return terms.every(({ isStopWord }) => isStopWord);
}

/** How often each query term stands in one field, in the order of the query's terms, and the field's length in tokens. */
export interface FieldOccurrences {
  frequencies: number[];
  length: number;
}

/** A passage that a store proposes, with what the ranker needs to judge it. */
export interface Candidate {
  id: string;
  pageId: string;
  /** Anchor of its section; a long section has several passages with the same. */
  anchor: string;
  occurrences: Record<Field, FieldOccurrences>;
  /** Cosine of the passage's and the question's vector; absent when either has none. */
  similarity?: number;
  /** Revision of its page that it belongs to, where the store may hold several. */
  revision?: number;
}

/** What is known of all passages of one site and locale; never of two sites together. */
export interface CorpusStatistics {
  passages: number;
  averageLengths: Record<Field, number>;
  /** Number of passages that hold each query term in a field of their own (`OWN_FIELDS`), in the order of the query's terms. */
  documentFrequencies: number[];
}

/** A candidate with its final score; higher is better, comparable within one search only. */
export interface RankedCandidate {
  id: string;
  pageId: string;
  anchor: string;
  score: number;
}
