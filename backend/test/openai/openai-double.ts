import type { AnswerScript } from '../doubles/openai/answer-script.js';
import { startDouble, type RunningDouble } from '../doubles/start-double.js';

/** A running double of OpenAI. */
export interface OpenAiDouble extends RunningDouble {
  /** Where its interfaces begin. */
  baseUrl: string;
  /** Says what is answered from now on; nothing lets it answer by itself. */
  script(...scripts: AnswerScript[]): Promise<void>;
  /** How many streamed answers go on, were ended by the double, and were left by the client before. */
  answers(): Promise<{ open: number; ended: number; left: number }>;
}

/** Starts the double as a process of its own. */
export async function startOpenAi(flags: Record<string, string> = {}): Promise<OpenAiDouble> {
  const double = await startDouble('openai', flags);
  return {
    ...double,
    baseUrl: `${double.url}/v1`,
    script: async (...scripts) => {
      const response = await fetch(`${double.url}/__script`, {
        method: 'PUT',
        body: JSON.stringify(scripts),
      });
      if (!response.ok) throw new Error(await response.text());
    },
    answers: async () =>
      (await fetch(`${double.url}/__answers`)).json() as Promise<{
        open: number;
        ended: number;
        left: number;
      }>,
  };
}

/** Waits until a condition holds, looking again and again. */
export async function eventually(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}
