import type { ReaderSentence } from '../../errors/reader-sentences.js';

/** What the service says to readers in its own words, in one language. */
export interface Sentences {
  searching: string;
  /** Before the nearest pages. */
  notInDocs: string;
  /** When not even a near page was found. */
  notInDocsAtAll: string;
  /** Words of the link to a human. */
  askHuman: string;
  /** Above questions that the reader may ask next. */
  followUps: string;
  /** Why there is no answer, or no more of it. */
  failures: Readonly<Record<ReaderSentence, string>>;
}
