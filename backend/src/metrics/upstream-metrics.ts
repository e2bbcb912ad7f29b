import { Counter, Gauge, type Registry } from 'prom-client';
import type { UpstreamState } from '../upstreams/upstream.js';

/** Metrics of the services that this one relies on, read from their states whenever they are asked for. */
export class UpstreamMetrics {
  private readonly calls: Counter<'upstream' | 'outcome'>;
  private readonly problems: Gauge<'upstream'>;

  constructor(registry: Registry) {
    this.calls = new Counter({
      name: 'chatkit_upstream_calls_total',
      help: 'Calls to services that this one relies on, by outcome: ok, skipped, or the fault.',
      labelNames: ['upstream', 'outcome'],
      registers: [registry],
    });
    this.problems = new Gauge({
      name: 'chatkit_upstream_failing',
      help: 'Whether the last call to a service failed: 1, or 0.',
      labelNames: ['upstream'],
      registers: [registry],
    });
  }

  /** Takes over the states. */
  update(states: UpstreamState[]): void {
    this.calls.reset();
    this.problems.reset();
    for (const { name: upstream, succeeded, failed, skipped, problem } of states) {
      for (const [outcome, count] of Object.entries({ ok: succeeded, skipped, ...failed })) {
        this.calls.inc({ upstream, outcome }, count);
      }
      this.problems.set({ upstream }, problem === undefined ? 0 : 1);
    }
  }
}
