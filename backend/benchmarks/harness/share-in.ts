/** How much of what is `wanted` for all samples is in what was `found` for each: 0 to 1. */
export function shareIn<Item>(found: Item[][], wanted: Item[][]): number {
  const isFound = wanted.flatMap((items, sample) => {
    const all = new Set(found[sample]);
    return items.map((item) => all.has(item));
  });
  return isFound.filter(Boolean).length / isFound.length;
}
