import { appendFile } from 'node:fs/promises';
import { askQuestions } from './ask-questions.js';
import { compareRuns } from './comparison.js';
import type { Evaluation } from './evaluation.js';
import { EvaluationError } from './evaluation-error.js';
import { FIGURE_LABELS, type FigureName, type Figures, figuresOf } from './figures.js';
import { toJobSummary } from './job-summary.js';
import { toJsonReport } from './json-report.js';
import { missesOf } from './misses.js';
import { type EvaluateOptions, HELP, readOptions } from './options.js';
import { judge, type Outcome } from './outcome.js';
import { Progress, type ProgressOutput } from './progress.js';
import type { Question } from './question.js';
import { readQuestionSet } from './question-set.js';
import { readSavedRun, saveRun, toSavedRun } from './saved-run.js';
import { ServiceClient } from './service-client.js';
import { toDecimal, toTextReport } from './text-report.js';
import { findUnfoundAddresses } from './unfound-addresses.js';

/** What surrounds the command. */
export interface Surroundings {
  environment: NodeJS.ProcessEnv;
  output: { write: (text: string) => unknown };
  messages: ProgressOutput;
  signal: AbortSignal;
}

/**
 * Runs `chatkit-evaluate` with its arguments. Returns its exit code: 0, or 1 when a figure is below what is asked for, or
 * 2 when nothing was measured. Throws the signal's reason when it aborts.
 */
export async function runEvaluate(args: string[], surroundings: Surroundings): Promise<number> {
  const { environment, output, messages, signal } = surroundings;
  const read = readOptions(args, environment);
  if (read === 'help') {
    output.write(`${HELP}\n`);
    return 0;
  }
  if ('faults' in read) {
    messages.write(`${read.faults.join('\n')}\n`);
    return 2;
  }
  try {
    const { tooLow } = await evaluate(read.options, surroundings);
    for (const sentence of tooLow) messages.write(`${sentence}\n`);
    return tooLow.length > 0 ? 1 : 0;
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof EvaluationError)) throw error;
    messages.write(`${error.message}\n`);
    return 2;
  }
}

async function evaluate(options: EvaluateOptions, surroundings: Surroundings): Promise<Evaluation> {
  const questions = await readQuestionSet(options.questions);
  requireMeasurable(questions, options);
  const saved = options.compare === undefined ? undefined : await readSavedRun(options.compare);

  const askedAt = new Date();
  const { outcomes, unfound } = await ask(questions, options, surroundings);
  const figures = figuresOf(outcomes);
  const evaluation: Evaluation = {
    site: options.site,
    backendUrl: options.backendUrl,
    outcomes,
    figures,
    unfound,
    ...(saved && { comparison: compareRuns(outcomes, saved) }),
    tooLow: tooLowOf(figures, options),
  };
  const run = toSavedRun(options.site, outcomes, askedAt);
  const misses = options.misses ? missesOf(outcomes) : [];
  const report = options.json ? toJsonReport(evaluation, run, misses) : toTextReport(evaluation, misses);
  surroundings.output.write(`${report}\n`);
  if (options.save !== undefined) await saveRun(options.save, run);
  const { GITHUB_STEP_SUMMARY } = surroundings.environment;
  if (GITHUB_STEP_SUMMARY) await appendFile(GITHUB_STEP_SUMMARY, toJobSummary(evaluation, misses));
  return evaluation;
}

async function ask(questions: Question[], options: EvaluateOptions, { messages, signal }: Surroundings) {
  const service = new ServiceClient(options);
  const { answers, locale, version } = options;
  const progress = new Progress(messages, questions.length);
  try {
    const onProgress = (done: number) => progress.report(done);
    const replies = await askQuestions(questions, service, { answers, locale, version, signal, onProgress });
    const outcomes: Outcome[] = judge(questions, replies);
    const unfound = await findUnfoundAddresses(outcomes, service, { locale, version }, signal);
    return { outcomes, unfound };
  } finally {
    progress.end();
  }
}

const LEAST_OPTIONS = { page_hit_5: '--min-hit5', page_mrr_10: '--min-mrr' } satisfies Partial<
  Record<FigureName, string>
>;

/** A least figure of nothing would always be reached. */
function requireMeasurable(questions: Question[], { least, questions: path }: EvaluateOptions): void {
  const isLimited = Object.values(least).some((value) => value !== undefined);
  if (!isLimited || questions.some(({ kind }) => kind === 'answerable')) return;
  throw new EvaluationError(
    `${path} has no answerable question, which --min-hit5 and --min-mrr need: add some.`,
  );
}

function tooLowOf(figures: Figures, { least }: EvaluateOptions): string[] {
  return Object.entries(LEAST_OPTIONS).flatMap(([key, option]) => {
    const name = key as keyof typeof LEAST_OPTIONS;
    const wanted = least[name];
    const figure = figures[name];
    if (wanted === undefined || !figure || figure.value >= wanted) return [];
    return [
      `Too low: ${FIGURE_LABELS[name]} is ${toDecimal(figure.value)}, and ${option} asks for ${toDecimal(wanted)}. ` +
        '--misses shows which questions were missed.',
    ];
  });
}
