import { Body, Controller, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { ApiErrors } from '../errors/api-errors.js';
import { RateLimited } from '../limits/rate-limit.guard.js';
import { callerOf } from '../session/caller.js';
import { ReaderGuard } from '../session/reader.guard.js';
import { FeedbackRequest } from './feedback.dto.js';
import { FeedbackService } from './feedback.service.js';
import { threadOwnerOf } from './thread-owner.js';

@ApiTags('Chat')
@ApiBearerAuth('client_secret')
@UseGuards(ReaderGuard)
@Controller('api/feedback')
export class FeedbackController {
  constructor(private readonly feedback: FeedbackService) {}

  @Post()
  @HttpCode(204)
  @RateLimited('reading')
  @ApiOperation({
    summary: 'Rate an answer',
    description:
      'Takes the place of what the reader thought of it before, by ChatKit’s `items.feedback` too.',
  })
  @ApiNoContentResponse({ description: 'It is kept.' })
  @ApiErrors(
    'invalid_json',
    'invalid_request',
    'invalid_session',
    'expired_session',
    'foreign_origin',
    'unknown_thread',
    'unknown_item',
    'wrong_item',
    'payload_too_large',
    'unsupported_media_type',
    'rate_limited',
    'internal_error',
    'unavailable',
  )
  rate(@Body() body: FeedbackRequest, @Req() request: Request): Promise<void> {
    return this.feedback.keep(threadOwnerOf(callerOf(request)), body);
  }
}
