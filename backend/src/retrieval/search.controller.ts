import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { AllowedOrigins } from '../configuration/origins.js';
import { ApiErrors } from '../errors/api-errors.js';
import { assertOriginAllowed } from '../http/cross-origin.js';
import { disconnectSignal } from '../http/disconnect-signal.js';
import { RateLimited } from '../limits/rate-limit.guard.js';
import { SearchQuery, SearchReply } from './search.dto.js';
import { SearchService } from './search.service.js';

@ApiTags('Search')
@Controller('api/search')
export class SearchController {
  constructor(
    private readonly search: SearchService,
    private readonly origins: AllowedOrigins,
  ) {}

  @Get()
  @RateLimited('search')
  @ApiOperation({ summary: 'Find the passages that answer a question' })
  @ApiOkResponse({ description: 'The passages, best first.', type: SearchReply })
  @ApiErrors(
    'invalid_request',
    'foreign_origin',
    'unknown_site',
    'rate_limited',
    'internal_error',
    'upstream_failed',
    'upstream_busy',
    'upstream_timeout',
    'unavailable',
  )
  async find(
    @Query() { site, q, limit, locale, version }: SearchQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SearchReply> {
    assertOriginAllowed(this.origins, request, site);
    const started = performance.now();
    const found = await this.search.search(
      { site, question: q, limit, locale, version },
      disconnectSignal(response),
    );
    return {
      ...found,
      results: found.results.map(({ blocks: _blocks, links: _links, ...result }) => result),
      took_ms: Math.round((performance.now() - started) * 10) / 10,
    };
  }
}
