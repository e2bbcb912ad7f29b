import type { Analyzer } from '../../retrieval/analysis/analyzer.js';
import type { QueryTerm } from '../../retrieval/ranking/candidate.js';
import type { QuoteUnit } from './quote-unit.js';

/** Tells how much of the question stands in a unit; terms that few of the offered units hold tell the most. */
export class UnitScores {
  private readonly weights: Map<string, number>;

  constructor(
    terms: QueryTerm[],
    units: QuoteUnit[],
    private readonly analyzer: Analyzer,
  ) {
    const asked = new Set(terms.map(({ term }) => term));
    const frequencies = new Map<string, number>();
    for (const unit of units) {
      for (const term of this.termsIn(unit.text)) {
        if (asked.has(term)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
      }
    }
    this.weights = new Map(
      terms.map(({ term, weight }) => {
        const frequency = frequencies.get(term) ?? 0;
        return [term, weight * Math.log(1 + (units.length - frequency + 0.5) / (frequency + 0.5))];
      }),
    );
  }

  /** Zero when a text holds no term of the question. */
  of(text: string): number {
    let score = 0;
    for (const term of this.termsIn(text)) score += this.weights.get(term) ?? 0;
    return score;
  }

  private termsIn(text: string): Set<string> {
    return new Set(this.analyzer.analyzeText(text));
  }
}
