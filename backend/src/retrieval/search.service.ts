import { Injectable } from '@nestjs/common';
import type { UpstreamState } from '../upstreams/upstream.js';
import type { QuoteRequest } from './quoting/quote-answer.js';
import type { QuotablePassage, SearchOutcome } from './found-passage.js';
import type { NeighbouringSection } from './neighbouring-sections.js';
import { RetrievalEngine, type RetrievalState } from './retrieval-engine.js';
import type { NeighbourRequest, SearchRequest } from './retriever.js';
import type { Site } from './site-catalog.js';

/** Searches and describes the indexed sites. */
@Injectable()
export class SearchService {
  constructor(private readonly engine: RetrievalEngine) {}

  /** See Retriever.search. */
  search(request: SearchRequest, signal: AbortSignal): Promise<SearchOutcome<QuotablePassage>> {
    return this.engine.search(request, signal);
  }

  /** See Retriever.neighbours. */
  neighbours(request: NeighbourRequest, signal: AbortSignal): Promise<NeighbouringSection[]> {
    return this.engine.neighbours(request, signal);
  }

  /** What the passages say to the question, quoted as Markdown with `[n]` references; empty when they say nothing. */
  quote(request: QuoteRequest, signal: AbortSignal): Promise<string> {
    return this.engine.quote(request, signal);
  }

  /** The site, or undefined when nothing of it was ever indexed. */
  site(site: string, signal: AbortSignal): Promise<Site | undefined> {
    return this.engine.site(site, signal);
  }

  /** All sites, by id. */
  sites(signal: AbortSignal): Promise<Site[]> {
    return this.engine.sites(signal);
  }

  /** See RetrievalEngine.upstreams. */
  upstreams(): Promise<UpstreamState[]> {
    return this.engine.upstreams();
  }

  /** See RetrievalEngine.state. */
  state(signal: AbortSignal): Promise<RetrievalState> {
    return this.engine.state(signal);
  }
}
