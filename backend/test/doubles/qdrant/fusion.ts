import { wrongInput } from './qdrant-error.ts';
import type { ScoredPoint } from './scored-point.ts';

const DEFAULT_RRF_K = 2;
/** DBSF takes the mean plus and minus this many deviations for the ends of its scale. */
const DEVIATIONS = 3;

/** Reciprocal rank fusion: each list gives a point 1 / (rank + k), ranks counted from 0 and stretched by its weight. */
export function fuseByRank(
  lists: ScoredPoint[][],
  k: number = DEFAULT_RRF_K,
  weights?: number[] | null,
): ScoredPoint[] {
  if (weights && weights.length !== lists.length)
    throw wrongInput(
      `Number of weights in RRF should match number of pre-fetches: got ${weights.length}, expected ${lists.length}`,
    );
  return sum(
    lists.map((points, position) => {
      const weight = weights?.[position] ?? 1;
      return points.map(({ point }, rank) => ({
        point,
        score: weight > 0 ? 1 / ((rank + 1) / weight + k - 1) : 0,
      }));
    }),
  );
}

/** Distribution-based score fusion: each list's scores on a scale of their mean and deviation, then added up. */
export function fuseByDistribution(lists: ScoredPoint[][]): ScoredPoint[] {
  return sum(lists.map(toScale));
}

function toScale(points: ScoredPoint[]): ScoredPoint[] {
  const mean = points.reduce((total, { score }) => total + score, 0) / points.length;
  const squares = points.reduce((total, { score }) => total + (score - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (points.length - 1));
  const lowest = mean - DEVIATIONS * deviation;
  const width = 2 * DEVIATIONS * deviation;
  return points.map(({ point, score }) => ({ point, score: width > 0 ? (score - lowest) / width : 0.5 }));
}

/** Every point once, with the sum of its scores. */
function sum(lists: ScoredPoint[][]): ScoredPoint[] {
  const fused = new Map<ScoredPoint['point'], ScoredPoint>();
  for (const { point, score } of lists.flat()) {
    const known = fused.get(point);
    if (known) known.score = Math.fround(known.score + Math.fround(score));
    else fused.set(point, { point, score: Math.fround(score) });
  }
  return [...fused.values()];
}
