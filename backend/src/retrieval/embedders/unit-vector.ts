/** A model's vector brought to length 1; undefined when it is no list of numbers, or all of them are 0. */
export function toUnitVector(values: unknown): Float32Array | undefined {
  if (!Array.isArray(values) || !values.every(Number.isFinite)) return undefined;
  const length = Math.hypot(...(values as number[]));
  return length > 0 ? Float32Array.from(values as number[], (value) => value / length) : undefined;
}
