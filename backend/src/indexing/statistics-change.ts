import { FIELDS, OWN_FIELDS, type Field, type FieldTokens } from '../retrieval/analysis/fields.js';
import type { StatisticsChange } from '../retrieval/site-catalog.js';

/** Adds up how an upload changes a scope's term statistics. */
export class StatisticsCounter implements StatisticsChange {
  readonly terms = new Map<string, number>();
  readonly lengths = Object.fromEntries(FIELDS.map((field) => [field, 0])) as Record<Field, number>;
  passages = 0;

  add(tokens: FieldTokens): void {
    this.count(tokens, 1);
  }

  remove(tokens: FieldTokens): void {
    this.count(tokens, -1);
  }

  private count(tokens: FieldTokens, sign: 1 | -1): void {
    this.passages += sign;
    for (const field of FIELDS) this.lengths[field] += sign * tokens[field].length;
    for (const term of new Set(OWN_FIELDS.flatMap((field) => tokens[field]))) {
      this.terms.set(term, (this.terms.get(term) ?? 0) + sign);
    }
  }
}
