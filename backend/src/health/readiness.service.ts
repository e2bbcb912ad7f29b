import { Injectable } from '@nestjs/common';
import { AnswerModel } from '../chat/answer-model.js';
import { IndexingService } from '../indexing/indexing.service.js';
import { ANALYZER_VERSION } from '../retrieval/analysis/analyzer.js';
import { SearchService } from '../retrieval/search.service.js';
import type { Readiness } from './health.dto.js';

/** Describes what the service runs on and how it is. */
@Injectable()
export class ReadinessService {
  constructor(
    private readonly search: SearchService,
    private readonly indexing: IndexingService,
    private readonly model: AnswerModel,
  ) {}

  /** Rejects with `unavailable` while a worker thread restarts. */
  async describe(signal: AbortSignal): Promise<Readiness> {
    const [sites, { queue, failures }] = await Promise.all([
      this.search.sites(signal),
      this.indexing.state(),
    ]);
    const stale = sites.filter(({ scopes }) =>
      scopes.some(({ analyzerVersion }) => analyzerVersion !== ANALYZER_VERSION),
    );
    const degraded = failures.map(
      ({ site }) => `Indexing the site "${site}" failed; the log says why. Its old index serves.`,
    );
    return {
      status: degraded.length > 0 ? 'degraded' : 'ready',
      runs_on: {
        answer_model: this.model.description,
        embedder: 'none',
        reranker: 'none',
        passage_store: 'sqlite',
        thread_store: 'sqlite',
      },
      costs_money: [],
      degraded,
      stale: stale.map(({ site }) => site),
      indexing: [...new Set(queue.map(({ site }) => site))],
      sites: sites.length,
    };
  }
}
