import type { Block, PassageLink } from './passage.js';

/** A passage offered for answering, under the number by which an answer cites it. */
export interface NumberedPassage {
  /** From 1; an answer cites it as `[n]`. */
  number: number;
  /** Path of its page. */
  page: string;
  /** Title of its page. */
  title: string;
  /** Breadcrumb below the title; the last is the passage's own heading. */
  headings: string[];
  blocks: Block[];
  links: PassageLink[];
}
