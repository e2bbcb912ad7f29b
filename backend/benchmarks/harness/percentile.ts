/** The smallest of `values` that at least the share `rank` (0..1) of them do not exceed. Throws when there are none. */
export function percentile(values: readonly number[], rank: number): number {
  if (values.length === 0) throw new Error('There is no percentile of no values.');
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(rank * sorted.length) - 1)]!;
}

/** The middle one of `values`. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}
