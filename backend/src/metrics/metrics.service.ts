import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { AnswerModel } from '../chat/answer-model.js';
import { IndexingService } from '../indexing/indexing.service.js';
import { RateLimits } from '../limits/rate-limits.js';
import { SearchService } from '../retrieval/search.service.js';
import { LimitMetrics } from './limit-metrics.js';
import { UpstreamMetrics } from './upstream-metrics.js';

/** What operators measure: the process, the services it relies on, its limits, and what waits to be indexed. */
@Injectable()
export class MetricsService {
  private readonly registry = new Registry();
  private readonly upstreams = new UpstreamMetrics(this.registry);
  private readonly limits = new LimitMetrics(this.registry);
  private readonly queue = new Gauge({
    name: 'chatkit_indexing_queue',
    help: 'Uploads and refreshes that are being applied or wait for it.',
    registers: [this.registry],
  });
  private readonly failing = new Gauge({
    name: 'chatkit_indexing_failing',
    help: 'Uploads and refreshes that failed and are tried again.',
    registers: [this.registry],
  });
  private readonly stale = new Gauge({
    name: 'chatkit_stale_sites',
    help: 'Sites whose index was made otherwise than it would be made now.',
    registers: [this.registry],
  });

  constructor(
    private readonly search: SearchService,
    private readonly indexing: IndexingService,
    private readonly model: AnswerModel,
    private readonly rateLimits: RateLimits,
  ) {
    collectDefaultMetrics({ register: this.registry });
  }

  /** The content type of `read`. */
  get contentType(): string {
    return this.registry.contentType;
  }

  /** All metrics in Prometheus' text format. */
  async read(): Promise<string> {
    const [search, indexing] = await Promise.all([this.search.upstreams(), this.indexing.state()]);
    const answers = this.model.upstream?.state;
    this.upstreams.update([...(answers ? [answers] : []), ...search, ...indexing.upstreams]);
    this.limits.update(this.rateLimits.refused, this.model.budget?.state ?? []);
    this.queue.set(indexing.queue.length);
    this.failing.set(indexing.failures.length);
    this.stale.set(indexing.stale.length);
    return this.registry.metrics();
  }
}
