import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { AllowedOrigins } from '../configuration/origins.js';
import { ApiErrors } from '../errors/api-errors.js';
import { assertOriginAllowed } from '../http/cross-origin.js';
import { RateLimited } from '../limits/rate-limit.guard.js';
import { CLIENT_SECRET_EXAMPLE, SessionReply, SessionRequest } from './session.dto.js';
import { SessionService } from './session.service.js';

@ApiTags('Session')
@Controller('api/chatkit/session')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly origins: AllowedOrigins,
  ) {}

  @Post()
  @HttpCode(200)
  @RateLimited('session')
  @ApiOperation({ summary: 'Begin or renew a reader’s session' })
  @ApiBody({
    type: SessionRequest,
    examples: {
      beginning: { summary: 'A new reader', value: { site: 'my-docs' } },
      renewal: {
        summary: 'A reader who was here before',
        value: { site: 'my-docs', current_client_secret: CLIENT_SECRET_EXAMPLE },
      },
    },
  })
  @ApiOkResponse({ description: 'The session.', type: SessionReply })
  @ApiErrors(
    'invalid_json',
    'invalid_request',
    'invalid_session',
    'expired_session',
    'foreign_origin',
    'payload_too_large',
    'unsupported_media_type',
    'rate_limited',
    'internal_error',
  )
  open(
    @Body() { site, current_client_secret }: SessionRequest,
    @Req() request: Request,
  ): Promise<SessionReply> {
    assertOriginAllowed(this.origins, request, site);
    return current_client_secret
      ? this.sessions.renew(site, current_client_secret)
      : this.sessions.begin(site);
  }
}
