import { Counter, Gauge, type Registry } from 'prom-client';
import type { SiteBudget } from '../chat/budget/token-budget.js';
import type { Limit } from '../limits/rates.js';

/** Metrics of rate limits and token budgets, read from their states whenever they are asked for. */
export class LimitMetrics {
  private readonly limited: Counter<'limit'>;
  private readonly tokens: Gauge<'site'>;
  private readonly quoted: Gauge<'site' | 'limit'>;

  constructor(registry: Registry) {
    this.limited = new Counter({
      name: 'chatkit_rate_limited_total',
      help: 'Requests refused by a rate limit: of an address, a reader or a site.',
      labelNames: ['limit'],
      registers: [registry],
    });
    this.tokens = new Gauge({
      name: 'chatkit_budget_tokens_used',
      help: 'Tokens of the answer model that a site has used today (UTC), where DAILY_TOKEN_BUDGET is set.',
      labelNames: ['site'],
      registers: [registry],
    });
    this.quoted = new Gauge({
      name: 'chatkit_budget_refused',
      help: 'Questions of today that the model was not asked, since the site or an address had no tokens left.',
      labelNames: ['site', 'limit'],
      registers: [registry],
    });
  }

  /** Takes over the states. */
  update(refused: Record<Limit, number>, budgets: SiteBudget[]): void {
    this.limited.reset();
    this.tokens.reset();
    this.quoted.reset();
    for (const [limit, count] of Object.entries(refused)) this.limited.inc({ limit }, count);
    for (const budget of budgets) {
      this.tokens.set({ site: budget.site }, budget.used);
      for (const [limit, count] of Object.entries(budget.refused)) {
        this.quoted.set({ site: budget.site, limit }, count);
      }
    }
  }
}
