import type { Analyzer } from '../analysis/analyzer.js';
import type { QueryTerm } from '../ranking/candidate.js';

/** Tells how much of a question stands in a text; terms that few of the offered texts hold tell the most. */
export class UnitScores {
  private readonly weights: Map<string, number>;

  constructor(
    terms: QueryTerm[],
    offered: string[],
    private readonly analyzer: Analyzer,
  ) {
    const frequencies = new Map(terms.map(({ term }) => [term, 0]));
    for (const text of offered) {
      for (const term of new Set(analyzer.analyzeText(text))) {
        const frequency = frequencies.get(term);
        if (frequency !== undefined) frequencies.set(term, frequency + 1);
      }
    }
    this.weights = new Map(
      terms.map(({ term, weight }) => {
        const frequency = frequencies.get(term)!;
        return [term, weight * Math.log(1 + (offered.length - frequency + 0.5) / (frequency + 0.5))];
      }),
    );
  }

  /** Zero when a text holds no term of the question. */
  of(text: string): number {
    let score = 0;
    for (const term of new Set(this.analyzer.analyzeText(text))) score += this.weights.get(term) ?? 0;
    return score;
  }
}
