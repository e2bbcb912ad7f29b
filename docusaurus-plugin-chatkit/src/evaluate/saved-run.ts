import { readFile, writeFile } from 'node:fs/promises';
import { EvaluationError } from './evaluation-error.js';
import { figuresOf, type Figures } from './figures.js';
import type { Outcome } from './outcome.js';
import type { Question } from './question.js';
import type { Reply } from './reply.js';

/** What a saved run begins with. A change that older versions cannot read gets another number. */
const FORMAT = 'chatkit-evaluation/1';

/** A run as JSON: its figures, and of each question the outcome and all that is needed to judge it anew. */
export interface SavedRun {
  format: typeof FORMAT;
  site: string;
  asked_at: string;
  figures: Figures;
  questions: SavedQuestion[];
}

export interface SavedQuestion extends Pick<Question, 'question' | 'kind' | 'locale' | 'version'> {
  page_rank: number | null;
  heading_rank: number | null;
  reply: Reply;
}

/** A run as it is saved. */
export function toSavedRun(site: string, outcomes: Outcome[], askedAt: Date): SavedRun {
  return {
    format: FORMAT,
    site,
    asked_at: askedAt.toISOString(),
    figures: figuresOf(outcomes),
    questions: outcomes.map(({ question, pageRank, headingRank, reply }) => ({
      question: question.question,
      kind: question.kind,
      locale: question.locale,
      version: question.version,
      page_rank: pageRank ?? null,
      heading_rank: headingRank ?? null,
      reply,
    })),
  };
}

/** Writes a run. Throws an EvaluationError when it cannot. */
export async function saveRun(path: string, run: SavedRun): Promise<void> {
  await writeFile(path, `${JSON.stringify(run, undefined, 1)}\n`).catch((cause: Error) => {
    throw new EvaluationError(`The run could not be saved: ${cause.message}. Give --save another path.`, {
      cause,
    });
  });
}

/** Reads a run. Throws an EvaluationError when it cannot, or when the file holds something else. */
export async function readSavedRun(path: string): Promise<SavedRun> {
  const text = await readFile(path, 'utf8').catch((cause: Error) => {
    throw new EvaluationError(
      `The run to compare with cannot be read: ${cause.message}. Make one with --save ${path}.`,
      { cause },
    );
  });
  const run = parseRun(text);
  if (run?.format === FORMAT && Array.isArray(run.questions)) return run as SavedRun;
  const advice = run?.format?.startsWith('chatkit-evaluation/')
    ? 'was saved by another version of the plugin: save it again with this one.'
    : 'holds no run: give --compare a file that --save wrote.';
  throw new EvaluationError(`${path} ${advice}`);
}

function parseRun(text: string): Partial<Omit<SavedRun, 'format'> & { format: string }> | undefined {
  try {
    return JSON.parse(text) as ReturnType<typeof parseRun>;
  } catch {
    return undefined;
  }
}
