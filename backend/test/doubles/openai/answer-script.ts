import { NAMED_ERRORS } from './named-errors.ts';

const ENDS = [
  'completed',
  'incomplete_max_output_tokens',
  'incomplete_content_filter',
  'refusal',
  'failed',
  'error_event',
  'early_end',
  'cut',
  'hang',
] as const;

/** How an answer ends; `early_end` closes cleanly without a last event, `cut` drops the connection, `hang` says no more. */
export type AnswerEnd = (typeof ENDS)[number];

/** What the double does with a question, where it is not to answer by itself. Times are in milliseconds. */
export interface AnswerScript {
  /** The pieces of the text; without them the double writes an answer of its own. */
  deltas?: string[];
  /** What is cited after the text. */
  annotations?: object[];
  /** Thinks before it writes and sums that up in these pieces; an empty list is thinking without a summary. */
  reasoning?: string[];
  /** Calls a function in place of writing. */
  call?: { name: string; arguments: string[] };
  /** Waits so long before the first piece. */
  firstDeltaMs?: number;
  /** Waits so long before each further piece. */
  deltaMs?: number;
  /** `completed` unless told; `refusal` follows the deltas when there are some. */
  end?: AnswerEnd;
  /** After how many deltas it ends; after all unless told. */
  after?: number;
  /** How many tokens it says to have used in all; null says nothing of that. As many as there are unless told. */
  usedTokens?: number | null;
  /** Holds the connection so long after its last event. */
  lingerMs?: number;
  /** What `failed` and `error_event` give as their code; `server_error` unless told. */
  code?: string;
  /** Answers with this error of `NAMED_ERRORS`, with these headers too. */
  error?: string;
  headers?: Record<string, string>;
  /** Refuses a longer prompt as too long for the model. */
  maxInputCharacters?: number;
  /** The operations it is for; the two that write answers unless told. */
  operations?: string[];
  /** For how many requests; for all unless told. */
  times?: number;
}

const ANSWERING = ['createResponse', 'createChatCompletion'];

/** The scripts in force. For each request the first one counts that is for its operation and not used up. */
export class AnswerScripts {
  private scripts: AnswerScript[] = [];

  /** Puts one script or a list in place of those before; throws a `TypeError` that says what is wrong with it. */
  set(scripts: unknown): void {
    const list = (Array.isArray(scripts) ? scripts : [scripts]) as AnswerScript[];
    for (const { end = 'completed', error } of list) {
      if (!ENDS.includes(end)) throw new TypeError(`A script's end is one of ${ENDS.join(', ')}.`);
      if (error !== undefined && !NAMED_ERRORS[error])
        throw new TypeError(`A script's error is one of ${Object.keys(NAMED_ERRORS).join(', ')}.`);
    }
    this.scripts = list.map((script) => ({ ...script }));
  }

  /** The script for this request, counted as used; an empty one when there is none. */
  take(operation: string): AnswerScript {
    const script = this.scripts.find(
      ({ operations = ANSWERING, times }) => times !== 0 && operations.includes(operation),
    );
    if (script?.times !== undefined) script.times--;
    return script ?? {};
  }
}
