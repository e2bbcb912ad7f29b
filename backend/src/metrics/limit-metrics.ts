import { Counter, type Registry } from 'prom-client';
import type { Limit } from '../limits/rates.js';

/** Metrics of rate limits, read from their state whenever they are asked for. */
export class LimitMetrics {
  private readonly limited: Counter<'limit'>;

  constructor(registry: Registry) {
    this.limited = new Counter({
      name: 'chatkit_rate_limited_total',
      help: 'Requests refused by a rate limit: of an address, a reader or a site.',
      labelNames: ['limit'],
      registers: [registry],
    });
  }

  /** Takes over the state. */
  update(refused: Record<Limit, number>): void {
    this.limited.reset();
    for (const [limit, count] of Object.entries(refused)) this.limited.inc({ limit }, count);
  }
}
