import type { Comparison } from './comparison.js';
import type { Figures } from './figures.js';
import type { Outcome } from './outcome.js';
import type { UnfoundAddress } from './unfound-addresses.js';

/** All that a run has measured, ready to be told. */
export interface Evaluation {
  site: string;
  backendUrl: string;
  outcomes: Outcome[];
  figures: Figures;
  unfound: UnfoundAddress[];
  comparison?: Comparison;
  /** Sentences about figures that are below what was asked for. */
  tooLow: string[];
}
