import type { Asker } from '../budget/asker.js';

/** A question with all that decides its answer. */
export interface TurnRequest {
  asker: Asker;
  question: string;
  /** Text of the page that the reader asks about. */
  quotedText?: string;
  /** Earlier messages of the thread, oldest first. */
  history: { role: 'reader' | 'assistant'; text: string }[];
  /** The docs the reader is in. */
  locale?: string;
  version?: string;
  /** In whose language the service speaks. */
  spokenLocale: string;
  /** Path of the page the reader is on. */
  pageUrl?: string;
  /** Paths of pages that the question mentions. */
  mentioned: string[];
  /** Whether the reader can be shown what to ask next. */
  takesFollowUps: boolean;
  /** Makes of a page's path the address that links in the answer have. */
  toHref(path: string): string;
}

/** A passage that an answer relies on, or one that comes near a question without an answer. */
export interface PassageReference {
  /** Path of the page with the heading's `#anchor`. */
  url: string;
  page_url: string;
  title: string;
  headings: string[];
}

/** A passage that the answer relies on, at a place in its text. */
export interface Citation extends PassageReference {
  /** UTF-16 offset in the answer's text, right after what relies on the passage. */
  index: number;
}

/** What came of a question. */
export interface TurnOutcome {
  /** Whether the docs held an answer. */
  answered: boolean;
  /** 0..1: how likely they hold one. */
  confidence: number;
  /** Markdown, without references. */
  answer: string;
  /** What the answer relies on, each passage once, in the order of the text. */
  citations: Citation[];
  /** Nearest passages that the answer does not cite. */
  related: PassageReference[];
}

/**
 * What happens while a question is answered; `followUps` are the model's own suggestions, not checked, and `near` all that
 * was found for it, best first.
 */
export type TurnEvent =
  | { type: 'searching' }
  | { type: 'text'; delta: string }
  | { type: 'citation'; citation: Citation }
  | { type: 'done'; outcome: TurnOutcome; followUps: string[]; near: PassageReference[] };
