import { median } from './percentile.ts';
import { timed } from './timed.ts';

/** Runs once for `sample`, which tells the runs apart: which question is asked, say. */
export type Work = (sample: number) => unknown;

/** How often something is run. */
export interface Sampling {
  samples: number;
  /** Runs before that, which fill caches and are not counted. */
  warmUps: number;
}

/** Medians in milliseconds. */
export interface Comparison {
  measured: number;
  reference: number;
}

/**
 * The time that `measured` takes and that `reference` takes for the same samples. They take turns, and turns in who
 * begins, so that whatever else the machine does slows both.
 */
export async function compare(
  { measured, reference }: { measured: Work; reference: Work },
  { samples, warmUps }: Sampling,
): Promise<Comparison> {
  const times = { measured: [] as number[], reference: [] as number[] };
  for (let sample = -warmUps; sample < samples; sample += 1) {
    const isCounted = sample >= 0;
    const number = isCounted ? sample : sample + warmUps;
    const takeTurn = async (name: 'measured' | 'reference', work: Work): Promise<void> => {
      const { milliseconds } = await timed(() => work(number));
      if (isCounted) times[name].push(milliseconds);
    };
    if (number % 2 === 0) await takeTurn('reference', reference);
    await takeTurn('measured', measured);
    if (number % 2 !== 0) await takeTurn('reference', reference);
  }
  return { measured: median(times.measured), reference: median(times.reference) };
}
