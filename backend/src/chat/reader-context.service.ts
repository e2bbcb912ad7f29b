import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { AllowedOrigins } from '../configuration/origins.js';
import { AppError } from '../errors/app-error.js';
import { callerNetwork } from '../http/caller-network.js';
import { docsLocale, type ReadingContext } from '../retrieval/reading-context.js';
import { SearchService } from '../retrieval/search.service.js';
import { callerOf } from '../session/caller.js';
import type { ReaderContext } from './reader-context.js';
import { speaks } from './sentences/by-language.js';
import type { ThreadOwner } from './thread-store.js';

/** Longest value that is taken from a reader's headers, in characters. */
const MAX_HEADER_LENGTH = 2_000;

/** Reads who asks, and from where in the docs, off a request. */
@Injectable()
export class ReaderContextService {
  constructor(
    private readonly search: SearchService,
    private readonly origins: AllowedOrigins,
  ) {}

  /**
   * The context that `asked` and, where that says nothing, the `X-Docs-*` headers tell of. Links are absolute: on the
   * request's Origin when that may use the site, else on the site's `base_url`, else they stay paths. Throws
   * `unknown_site` where nothing is indexed.
   */
  async of(
    request: Request,
    owner: ThreadOwner,
    signal: AbortSignal,
    asked: ReadingContext & { pageUrl?: string } = {},
  ): Promise<ReaderContext> {
    const site = await this.search.site(owner.site, signal);
    if (!site) {
      throw new AppError(
        'unknown_site',
        `The site "${owner.site}" has not been indexed yet: its owner runs "docusaurus chatkit:index", or builds it with indexing.onBuild.`,
      );
    }
    const { origin } = request.headers;
    const base = origin !== undefined && this.origins.allows(origin, owner.site) ? origin : site.base_url;
    const locale = asked.locale ?? header(request, 'x-docs-locale');
    return {
      owner,
      network: callerOf(request).kind === 'reader' ? callerNetwork(request) : undefined,
      locale,
      version: asked.version ?? header(request, 'x-docs-version'),
      spokenLocale: locale !== undefined && speaks(locale) ? locale : docsLocale(site, locale),
      pageUrl: asked.pageUrl ?? decoded(header(request, 'x-docs-page')),
      toHref: (path) => (base === undefined ? path : new URL(path, base).href),
    };
  }
}

function header(request: Request, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' && value.length <= MAX_HEADER_LENGTH ? value : undefined;
}

/** A percent-encoded path; undefined when it is none. */
function decoded(path: string | undefined): string | undefined {
  try {
    return path === undefined ? undefined : decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
