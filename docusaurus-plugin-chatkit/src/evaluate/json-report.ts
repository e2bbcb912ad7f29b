import type { Evaluation } from './evaluation.js';
import { answerLengths } from './figures.js';
import type { Miss } from './misses.js';
import type { SavedRun } from './saved-run.js';

/** A run for machines: as it is saved, with all that was found about it. */
export function toJsonReport(
  { outcomes, comparison, tooLow, unfound }: Evaluation,
  run: SavedRun,
  misses: Miss[],
): string {
  const lengths = answerLengths(outcomes);
  return JSON.stringify(
    {
      ...run,
      ...(lengths && { answer_characters: lengths }),
      ...(comparison && { comparison: toJson(comparison) }),
      misses,
      unfound,
      too_low: tooLow,
    },
    undefined,
    1,
  );
}

function toJson({ askedAt, ...comparison }: NonNullable<Evaluation['comparison']>): object {
  return { asked_at: askedAt, ...comparison };
}
