import type { Point } from './collection.ts';

/** A point with its score; what it was ordered by, when it was. */
export interface ScoredPoint {
  point: Point;
  score: number;
  orderValue?: number;
}
