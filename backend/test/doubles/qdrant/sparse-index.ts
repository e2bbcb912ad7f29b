import type { PointId } from './point-id.ts';
import type { SparseVector } from './wire-types.ts';

/** The sparse vectors of one name, by their indices, so that a search only touches points that share one. */
export class SparseIndex {
  private readonly postings = new Map<number, Map<PointId, number>>();
  private points = 0;

  add(id: PointId, { indices, values }: SparseVector): void {
    this.points++;
    for (const [position, index] of indices.entries()) {
      let posting = this.postings.get(index);
      if (!posting) this.postings.set(index, (posting = new Map()));
      posting.set(id, values[position]!);
    }
  }

  remove(id: PointId, { indices }: SparseVector): void {
    this.points--;
    for (const index of indices) {
      const posting = this.postings.get(index)!;
      posting.delete(id);
      if (posting.size === 0) this.postings.delete(index);
    }
  }

  /** The dot products of the query with every point that shares an index with it, weighed by IDF when asked. */
  scores({ indices, values }: SparseVector, withIdf: boolean): Map<PointId, number> {
    const scores = new Map<PointId, number>();
    for (const [position, index] of indices.entries()) {
      const posting = this.postings.get(index);
      if (!posting) continue;
      const weight = values[position]! * (withIdf ? this.idf(posting.size) : 1);
      for (const [id, value] of posting) scores.set(id, (scores.get(id) ?? 0) + weight * value);
    }
    return scores;
  }

  /** How rare an index is that `count` points have, over all points that have this vector. */
  private idf(count: number): number {
    return Math.log(1 + (this.points - count + 0.5) / (count + 0.5));
  }
}
