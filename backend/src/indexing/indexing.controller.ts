import { Controller, Delete, Get, HttpCode, Param, Put, Query, Req, Res, UseGuards } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiExtraModels,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { SiteParameter } from '../configuration/site-parameter.dto.js';
import { ApiErrors } from '../errors/api-errors.js';
import { disconnectSignal } from '../http/disconnect-signal.js';
import { IndexKeyGuard } from '../session/index-key.guard.js';
import { IndexingSummaryDto, PagesUpload, SiteStatistics, UploadQuery } from './indexing.dto.js';
import { IndexingService } from './indexing.service.js';
import { sendProgress } from './progress-stream.js';
import { SiteService } from './site.service.js';
import { UPLOAD_BODY, UPLOAD_REPLY } from './upload.schema.js';
import { uploadFormatOf } from './upload-format.js';

@ApiTags('Indexing')
@ApiBearerAuth('index_key')
@UseGuards(IndexKeyGuard)
@Controller('api/sites/:site')
export class IndexingController {
  constructor(
    private readonly indexing: IndexingService,
    private readonly sites: SiteService,
  ) {}

  @Put('pages')
  @ApiOperation({
    summary: 'Make these pages the pages of a site and locale',
    description:
      'NDJSON with one page a line is streamed; its first line may be `{"site": {...}}`. The upload is validated as a ' +
      'whole before anything is applied, and readers see the old or the new page, never half. With ' +
      '`Accept: text/event-stream`, frames `{"stage", "done", "total"}` precede the summary; the stages are `embedding`, where there is an embedder, and `applying`.',
    requestBody: { required: true, description: 'The pages.', content: UPLOAD_BODY },
  })
  @ApiExtraModels(PagesUpload, IndexingSummaryDto)
  @ApiResponse({ status: 200, description: 'All is applied.', content: UPLOAD_REPLY })
  @ApiErrors(
    'invalid_json',
    'invalid_request',
    'invalid_upload',
    'empty_upload',
    'invalid_index_key',
    'foreign_origin',
    'payload_too_large',
    'unsupported_media_type',
    'internal_error',
    'embedding_failed',
    'upstream_failed',
    'upstream_busy',
    'upstream_timeout',
    'unavailable',
  )
  async put(
    @Param() { site }: SiteParameter,
    @Query() { locale, prune }: UploadQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const format = uploadFormatOf(request);
    const upload = await this.indexing.accept(
      { site, locale, prune },
      format,
      request,
      disconnectSignal(response),
    );
    if (request.accepts(['json', 'text/event-stream']) === 'text/event-stream')
      await sendProgress(response, upload);
    else response.json(await upload.apply(() => undefined));
  }

  @Get()
  @ApiOperation({ summary: 'What is indexed of a site' })
  @ApiOkResponse({ description: 'Statistics of the site.', type: SiteStatistics })
  @ApiErrors(
    'invalid_request',
    'invalid_index_key',
    'foreign_origin',
    'unknown_site',
    'internal_error',
    'unavailable',
  )
  statistics(
    @Param() { site }: SiteParameter,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SiteStatistics> {
    return this.sites.statistics(site, disconnectSignal(response));
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove a site with all its pages' })
  @ApiNoContentResponse({ description: 'The site is gone.' })
  @ApiErrors(
    'invalid_request',
    'invalid_index_key',
    'foreign_origin',
    'unknown_site',
    'internal_error',
    'upstream_failed',
    'upstream_busy',
    'upstream_timeout',
    'unavailable',
  )
  remove(@Param() { site }: SiteParameter): Promise<void> {
    return this.indexing.removeSite(site);
  }
}
