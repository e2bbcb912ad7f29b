import { setTimeout as sleep } from 'node:timers/promises';
import type { AnswerEnd, AnswerScript } from './answer-script.ts';
import { writeAnswer } from './write-answer.ts';

/** Part of a message. */
export interface PlannedPart {
  kind: 'text' | 'refusal';
  pieces: string[];
  annotations: object[];
}

/** One thing that an answer puts out. */
export type PlannedItem =
  | { kind: 'reasoning'; summary: string[] }
  | { kind: 'call'; name: string; pieces: string[] }
  | { kind: 'message'; parts: PlannedPart[] };

/** An answer before it is told in the terms of an interface. */
export interface AnswerPlan {
  items: PlannedItem[];
  end: AnswerEnd;
  /** Whether its last item is never brought to an end. */
  isBroken: boolean;
  /** The error's code when it ends with one. */
  code: string;
  /** See AnswerScript. */
  usedTokens: number | null | undefined;
  /** All that is said. */
  text: string;
  /** Waits as long as the next piece takes; resolves early when the client leaves. */
  pace(): Promise<void>;
  /** Waits after the last event. */
  linger(): Promise<void>;
}

const REFUSAL = 'I cannot help with that.';
const BROKEN_ENDS: AnswerEnd[] = ['failed', 'error_event', 'early_end', 'cut', 'hang'];

/** What the double answers to the texts of a prompt. */
export function planAnswer(script: AnswerScript, texts: string[], signal: AbortSignal): AnswerPlan {
  const { end = 'completed', after, call, reasoning, annotations = [] } = script;
  const { firstDeltaMs = 0, deltaMs = 0, lingerMs = 0 } = script;
  const pieces = (script.deltas ?? (end === 'refusal' ? [] : writeAnswer(texts.join('\n')))).slice(0, after);
  const parts: PlannedPart[] = [];
  if (end !== 'refusal' || pieces.length > 0) parts.push({ kind: 'text', pieces, annotations });
  if (end === 'refusal') parts.push({ kind: 'refusal', pieces: [REFUSAL], annotations: [] });
  const wait = async (ms: number): Promise<void> => {
    if (ms > 0) await sleep(ms, undefined, { signal }).catch(() => undefined);
  };
  let nextMs = firstDeltaMs;
  return {
    items: [
      ...(reasoning ? [{ kind: 'reasoning' as const, summary: reasoning }] : []),
      call ? { kind: 'call', name: call.name, pieces: call.arguments } : { kind: 'message', parts },
    ],
    end,
    isBroken: BROKEN_ENDS.includes(end),
    code: script.code ?? 'server_error',
    usedTokens: script.usedTokens,
    text: parts.flatMap((part) => part.pieces).join(''),
    pace: () => {
      const ms = nextMs;
      nextMs = deltaMs;
      return wait(ms);
    },
    linger: () => wait(lingerMs),
  };
}

/** Lets a broken answer stop: drops the connection by throwing, waits until the client leaves, or just returns. */
export async function breakOff({ end }: AnswerPlan, signal: AbortSignal): Promise<void> {
  if (end === 'cut') {
    await sleep(20);
    throw new Error('The connection is dropped as the script says.');
  }
  if (end === 'hang' && !signal.aborted) {
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  }
}
