import type { Block, PassageLink } from '../retrieval/passages/passage.js';

/** A passage offered to the model, under the number by which an answer cites it. */
export interface NumberedPassage {
  /** From 1; an answer cites it as `[n]`. */
  number: number;
  /** Title of its page. */
  title: string;
  /** Breadcrumb below the title; the last is the passage's own heading. */
  headings: string[];
  blocks: Block[];
  links: PassageLink[];
}

/** One question with all a model may know when it answers. */
export interface AnswerRequest {
  question: string;
  /** Earlier turns of the thread, oldest first. */
  history: { role: 'reader' | 'assistant'; text: string }[];
  /** Best first. */
  passages: NumberedPassage[];
  /** BCP 47 tag of the docs the reader is in. */
  locale: string;
}

/** Writes answers from passages. */
export abstract class AnswerModel {
  /** What it is, for logs and readiness: `quoting`, `openai gpt-…`. */
  abstract readonly description: string;

  /**
   * The answer as Markdown, piece by piece, with `[n]` where it relies on passage n. No piece at all says that the
   * passages hold no answer. Throws an AppError when the model fails; ends at once when `signal` aborts.
   */
  abstract answer(request: AnswerRequest, signal: AbortSignal): AsyncIterable<string>;
}
