import type { Benchmark } from './benchmark.ts';
import { answers } from './answers.benchmark.ts';
import { candidates } from './candidates.benchmark.ts';
import { indexing } from './indexing.benchmark.ts';
import { memory } from './memory.benchmark.ts';
import { search } from './search.benchmark.ts';
import { streams } from './streams.benchmark.ts';
import { vectors } from './vectors.benchmark.ts';
import { versions } from './versions.benchmark.ts';

/** All benchmarks, in the order in which they run. */
export const benchmarks: Benchmark[] = [
  candidates,
  memory,
  search,
  answers,
  streams,
  vectors,
  versions,
  indexing,
];
