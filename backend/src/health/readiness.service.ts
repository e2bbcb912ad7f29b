import { Injectable } from '@nestjs/common';
import { AnswerModel } from '../chat/answer-model.js';
import { AnswerConfiguration, RetrievalConfiguration } from '../configuration/configuration.js';
import { describeVendors } from '../configuration/runs-on.js';
import { AppError } from '../errors/app-error.js';
import { IndexingService } from '../indexing/indexing.service.js';
import { SearchService } from '../retrieval/search.service.js';
import type { UpstreamState } from '../upstreams/upstream.js';
import type { Readiness } from './health.dto.js';

/** Describes what the service runs on and how it is. */
@Injectable()
export class ReadinessService {
  constructor(
    private readonly search: SearchService,
    private readonly indexing: IndexingService,
    private readonly model: AnswerModel,
    private readonly answers: AnswerConfiguration,
    private readonly retrieval: RetrievalConfiguration,
  ) {}

  /** Throws `unavailable`, with the description as its details, while the service cannot answer. */
  async describe(signal: AbortSignal): Promise<Readiness> {
    const [sites, search, indexing] = await Promise.all([
      this.search.sites(signal),
      this.search.state(signal),
      this.indexing.state(),
    ]);
    const { costsMoney, ...runsOn } = describeVendors({ answers: this.answers.model, ...this.retrieval });
    const upstreams = [...this.upstreams(), ...search.upstreams, ...indexing.upstreams];
    const waitingFor = search.storeProblem === undefined ? [] : [search.storeProblem];
    const budgets = this.model.budget?.state ?? [];
    const degraded = [
      ...upstreams.flatMap(({ name, problem }) => (problem === undefined ? [] : [`${name}: ${problem}`])),
      ...budgets.flatMap(({ problem }) => (problem === undefined ? [] : [problem])),
      ...indexing.failures.map(({ site, message }) => `Indexing of ${site} is tried again: ${message}`),
    ];
    const readiness: Readiness = {
      status: waitingFor.length > 0 ? 'waiting' : degraded.length > 0 ? 'degraded' : 'ready',
      runs_on: {
        answer_model: runsOn.answerModel,
        embedder: runsOn.embedder,
        reranker: runsOn.reranker,
        passage_store: runsOn.passageStore,
        thread_store: 'sqlite',
      },
      costs_money: costsMoney,
      waiting_for: waitingFor,
      degraded,
      stale: indexing.stale,
      indexing: [...new Set(indexing.queue.map(({ site }) => site))],
      sites: sites.filter(({ scopes }) => scopes.some(({ indexedAt }) => indexedAt !== '')).length,
    };
    if (readiness.status !== 'waiting') return readiness;
    throw new AppError('unavailable', `The service waits. ${waitingFor.join(' ')}`, {
      details: readiness,
      retryable: true,
    });
  }

  private upstreams(): UpstreamState[] {
    return this.model.upstream ? [this.model.upstream.state] : [];
  }
}
