import type { Figure } from './harness/figure.ts';
import type { IndexedSites } from './processes/indexed-sites.ts';

/** What a benchmark is given. */
export interface BenchmarkContext {
  /** Smaller corpora and fewer samples: to see that it runs, not to judge. */
  isQuick: boolean;
  /** Data of services that have indexed our made-up docs, shared by the benchmarks of a run. */
  sites: IndexedSites;
  /** Tells people what is being done, for work of more than a few seconds. */
  progress(message: string): void;
}

/** Measures some of our budgets. */
export interface Benchmark {
  /** As `--only` takes it. */
  name: string;
  title: string;
  run(context: BenchmarkContext): Promise<Figure[]>;
}
