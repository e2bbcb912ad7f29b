import { quoteAnswer, type QuoteRequest } from './quoting/quote-answer.js';
import type { QuotablePassage, SearchOutcome } from './found-passage.js';
import type { NeighbouringSection } from './neighbouring-sections.js';
import type { PassageStore } from './passage-store.js';
import { Retriever, type NeighbourRequest, type SearchRequest } from './retriever.js';
import type { SearchModels } from './search-models.js';
import type { Site, SiteCatalog } from './site-catalog.js';
import { UpstreamError } from '../upstreams/upstream-error.js';
import type { Upstream, UpstreamState } from '../upstreams/upstream.js';

/** How the services that a search relies on do. */
export interface RetrievalState {
  upstreams: UpstreamState[];
  /** Why the passage store cannot be used now, for the operator; absent when it can. */
  storeProblem?: string;
}

/** What the service reads of the index; in the worker it is carried out, in the main thread it is called. */
export class RetrievalEngine {
  private readonly retriever: Retriever;

  constructor(
    private readonly catalog: SiteCatalog,
    private readonly store: PassageStore,
    private readonly models: SearchModels,
    private readonly storeUpstreams: Upstream[],
  ) {
    this.retriever = new Retriever(catalog, store, models);
  }

  /** See Retriever. */
  search(request: SearchRequest, signal: AbortSignal): Promise<SearchOutcome<QuotablePassage>> {
    return this.retriever.search(request, signal);
  }

  /** See Retriever.neighbours. */
  neighbours(request: NeighbourRequest, signal: AbortSignal): Promise<NeighbouringSection[]> {
    return this.retriever.neighbours(request, signal);
  }

  /** See quoteAnswer. */
  async quote(request: QuoteRequest, _signal: AbortSignal): Promise<string> {
    return quoteAnswer(request);
  }

  /** The site, or undefined when nothing of it was ever indexed. */
  site(site: string, signal: AbortSignal): Promise<Site | undefined> {
    return this.catalog.site(site, signal);
  }

  /** All sites, by id. */
  sites(signal: AbortSignal): Promise<Site[]> {
    return this.catalog.sites(signal);
  }

  /** How the services that a search relies on do. */
  async upstreams(): Promise<UpstreamState[]> {
    return [...this.models.states, ...this.storeUpstreams.map(({ state }) => state)];
  }

  /** How the models do, and the store, which is asked. */
  async state(signal: AbortSignal): Promise<RetrievalState> {
    const storeProblem = await this.store.check(signal).then(
      () => undefined,
      (error: unknown) => {
        if (error instanceof UpstreamError) return error.operatorMessage;
        throw error;
      },
    );
    return { upstreams: this.models.states, storeProblem };
  }
}
