import { Body, Controller, HttpCode, Post, Req, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { ApiErrors } from '../errors/api-errors.js';
import { RateLimited } from '../limits/rate-limit.guard.js';
import { callerOf } from '../session/caller.js';
import { ReaderGuard } from '../session/reader.guard.js';
import { FeedbackRequest } from './feedback.dto.js';
import { FeedbackService } from './feedback.service.js';
import { ITEM_ID_EXAMPLE, THREAD_ID_EXAMPLE } from './requests/parameters.dto.js';
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
  @ApiBody({
    type: FeedbackRequest,
    examples: {
      helpful: {
        summary: 'It helped',
        value: { thread_id: THREAD_ID_EXAMPLE, message_id: ITEM_ID_EXAMPLE, kind: 'positive' },
      },
      outdated: {
        summary: 'It did not, and why',
        value: {
          thread_id: THREAD_ID_EXAMPLE,
          message_id: ITEM_ID_EXAMPLE,
          kind: 'negative',
          reason: 'outdated',
          note: 'The option was renamed in version 3.',
        },
      },
    },
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
