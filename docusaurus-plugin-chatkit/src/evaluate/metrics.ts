/** An estimate, and how many questions it stands on. */
export interface Estimate {
  value: number;
  of: number;
  /** Where it would lie 95 times in 100, had other questions like these been asked. */
  low: number;
  high: number;
}

/** The rank, from 1, of the first that is wanted, each being counted once; undefined when none is there. */
export function rankOf(found: string[], wanted: string[]): number | undefined {
  const index = [...new Set(found)].findIndex((address) => wanted.includes(address));
  return index < 0 ? undefined : index + 1;
}

/** 1 when the rank is among the first so many, else 0. */
export function hitAt(limit: number, rank: number | undefined): number {
  return rank !== undefined && rank <= limit ? 1 : 0;
}

/** 1 divided by the rank; 0 when it is not among the first so many. Its mean is the MRR. */
export function reciprocalRankAt(limit: number, rank: number | undefined): number {
  return rank !== undefined && rank <= limit ? 1 / rank : 0;
}

/** The mean of values from 0 to 1; undefined when there are none. */
export function meanOf(values: number[]): Estimate | undefined {
  if (values.length === 0) return undefined;
  return estimate(
    values.reduce((sum, value) => sum + value, 0) / values.length,
    values.length,
    values.length,
  );
}

/**
 * AUC: how likely a positive scores above a negative, ties counting half; undefined without both.
 * Its variance is at most that of a share of the smaller side (Birnbaum and Klose 1957).
 */
export function aucOf(positives: number[], negatives: number[]): Estimate | undefined {
  if (positives.length === 0 || negatives.length === 0) return undefined;
  let won = 0;
  for (const positive of positives) {
    for (const negative of negatives) won += positive > negative ? 1 : positive === negative ? 0.5 : 0;
  }
  const value = won / positives.length / negatives.length;
  const total = positives.length + negatives.length;
  return estimate(value, total, Math.min(positives.length, negatives.length));
}

/** 97.5 % of a normal distribution lies below so many standard deviations. */
const Z = 1.959964;

/**
 * Wilson's score interval (1927) of a share of `sample` questions. Unlike a bootstrap it stays honest where all of a few
 * questions are right. It holds for means of values from 0 to 1 too, whose variance is at most that of such a share.
 */
function estimate(value: number, of: number, sample: number): Estimate {
  const scale = 1 + Z ** 2 / sample;
  const center = (value + Z ** 2 / (2 * sample)) / scale;
  const reach = (Z / scale) * Math.sqrt((value * (1 - value)) / sample + Z ** 2 / (4 * sample ** 2));
  return { value, of, low: Math.max(0, center - reach), high: Math.min(1, center + reach) };
}

/** How likely a coin splits at least as unevenly as `better` and `worse` (the sign test, two-sided). */
export function chanceOfSplit(better: number, worse: number): number {
  const total = better + worse;
  let ways = 1;
  let tail = 0;
  for (let heads = 0; heads <= Math.min(better, worse); heads++) {
    tail += ways;
    ways = (ways * (total - heads)) / (heads + 1);
  }
  return Math.min(1, (2 * tail) / 2 ** total);
}
