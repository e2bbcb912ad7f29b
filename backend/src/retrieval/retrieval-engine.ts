import { quoteAnswer, type QuoteRequest } from './quoting/quote-answer.js';
import type { QuotablePassage, SearchOutcome } from './found-passage.js';
import type { PassageStore } from './passage-store.js';
import { Retriever, type SearchRequest } from './retriever.js';
import type { Site, SiteCatalog } from './site-catalog.js';

/** What the service reads of the index; in the worker it is carried out, in the main thread it is called. */
export class RetrievalEngine {
  private readonly retriever: Retriever;

  constructor(
    private readonly catalog: SiteCatalog,
    store: PassageStore,
  ) {
    this.retriever = new Retriever(catalog, store);
  }

  /** See Retriever. */
  search(request: SearchRequest, signal: AbortSignal): Promise<SearchOutcome<QuotablePassage>> {
    return this.retriever.search(request, signal);
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
}
