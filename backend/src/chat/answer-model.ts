import type { NumberedPassage } from '../retrieval/passages/numbered-passage.js';
import type { Upstream } from '../upstreams/upstream.js';
import type { Asker } from './budget/asker.js';
import type { ModelUse } from './budget/model-use.js';
import type { TokenBudget } from './budget/token-budget.js';

export type { NumberedPassage };

/** One question with all a model may know when it answers. */
export interface AnswerRequest {
  question: string;
  /** What the reader selected on the page and asks about. */
  quotedText?: string;
  /** Earlier turns of the thread, oldest first. */
  history: { role: 'reader' | 'assistant'; text: string }[];
  /** Best first; at least one. */
  passages: NumberedPassage[];
  /** BCP 47 tag of the docs the reader is in. */
  locale: string;
  /** What the site's owner tells models about the site. */
  siteInstructions?: string;
  /** 0..1: how likely the passages hold an answer. */
  confidence: number;
  /** On whose account it is answered. */
  asker: Asker;
  /** Told what the reader may ask next, as the model words it; absent where nobody wants to know. It is not trusted. */
  onFollowUp?(question: string): void;
}

/** Writes answers from passages. */
export abstract class AnswerModel {
  /** What it is, for logs and readiness: `quoting`, `openai gpt-…`. */
  abstract readonly description: string;

  /** The service that writes; undefined where none is called. */
  abstract readonly upstream: Upstream | undefined;

  /** What it may use in a day; undefined where nothing limits that. */
  readonly budget?: TokenBudget;

  /**
   * Least confidence, 0..1, that the docs hold an answer at which it is asked, where the operator sets none; 0 for a model
   * that judges that by itself.
   */
  abstract readonly threshold: number;

  /**
   * The answer as Markdown, piece by piece, with `[n]` where it relies on passage n. It is not trusted: links that the
   * passages do not offer, images and HTML are taken out of it. No piece at all says that the
   * passages hold no answer. Throws an AppError when the model fails; ends at once when `signal` aborts.
   * The passages are its to read until its first piece has come.
   * `onUse` is told of each call of a paid model that was answered, also of those that broke off.
   */
  abstract answer(
    request: AnswerRequest,
    signal: AbortSignal,
    onUse?: (use: ModelUse) => void,
  ): AsyncIterable<string>;
}
