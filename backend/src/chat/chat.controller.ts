import { Body, Controller, HttpCode, Logger, Post, Req, Res, UseGuards } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiExtraModels,
  ApiOperation,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { encodeFrame } from 'chatkit-protocol';
import type { Request, Response } from 'express';
import { IndexKeys } from '../configuration/index-keys.js';
import { ApiErrors } from '../errors/api-errors.js';
import { AppError } from '../errors/app-error.js';
import { requestIdOf } from '../errors/request-id.js';
import { disconnectSignal } from '../http/disconnect-signal.js';
import { sendEventStream } from '../http/event-stream.js';
import { RateLimited } from '../limits/rate-limit.guard.js';
import { callerOf } from '../session/caller.js';
import { CallerGuard } from '../session/caller.guard.js';
import { ApiDocsHeaders } from './api-docs-headers.js';
import { CHAT_STREAM_EXAMPLE } from './chat-stream.example.js';
import { ChatReply, ChatRequest } from './chat.dto.js';
import { ChatService, type ChatEvent } from './chat.service.js';
import type { ReaderContext } from './reader-context.js';
import { ReaderContextService } from './reader-context.service.js';
import { THREAD_ID_EXAMPLE } from './requests/parameters.dto.js';
import { failureSentence } from './sentences/by-language.js';
import { streamFailure } from './stream-errors.js';
import { threadOwnerOf } from './thread-owner.js';

type ErrorFrame = { type: 'error'; code: string; message: string; request_id: string; allow_retry: boolean };

@ApiTags('Chat')
@ApiBearerAuth('client_secret')
@ApiBearerAuth('index_key')
@ApiDocsHeaders()
@UseGuards(CallerGuard)
@Controller('api/chat')
export class ChatController {
  private readonly logger = new Logger('Chat');

  constructor(
    private readonly chat: ChatService,
    private readonly contexts: ReaderContextService,
    private readonly indexKeys: IndexKeys,
  ) {}

  @Post()
  @HttpCode(200)
  @RateLimited('question')
  @ApiOperation({
    summary: 'Ask the docs',
    description:
      'With `Accept: text/event-stream` the answer is streamed: `{type: "start", thread_id, message_id}`, ' +
      '`{type: "delta", text}`, then `{type: "done", …}` with the whole reply, or ' +
      '`{type: "error", code, message, request_id, allow_retry}`; `: ping` every 15 seconds.',
  })
  @ApiBody({
    type: ChatRequest,
    examples: {
      question: {
        summary: 'A question',
        value: { site: 'my-docs', message: 'How do I add a sidebar?', page_url: '/docs/sidebar' },
      },
      next: {
        summary: 'The next question of a thread',
        value: { site: 'my-docs', message: 'And how do I collapse it?', thread_id: THREAD_ID_EXAMPLE },
      },
    },
  })
  @ApiExtraModels(ChatReply)
  @ApiResponse({
    status: 200,
    description: 'The answer.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(ChatReply) } },
      'text/event-stream': {
        schema: {
          type: 'string',
          description: 'Frames of the streamed answer.',
          example: CHAT_STREAM_EXAMPLE,
        },
      },
    },
  })
  @ApiErrors(
    'invalid_json',
    'invalid_request',
    'invalid_session',
    'expired_session',
    'invalid_index_key',
    'foreign_origin',
    'unknown_site',
    'unknown_thread',
    'turn_in_progress',
    'thread_not_active',
    'payload_too_large',
    'unsupported_media_type',
    'rate_limited',
    'internal_error',
    'upstream_failed',
    'upstream_busy',
    'upstream_timeout',
    'unavailable',
  )
  async ask(@Body() body: ChatRequest, @Req() request: Request, @Res() response: Response): Promise<void> {
    const signal = disconnectSignal(response);
    const caller = callerOf(request);
    const owner = threadOwnerOf(caller, body.site);
    if (caller.kind === 'server' && !this.indexKeys.allows(caller.key, owner.site)) {
      throw new AppError('invalid_index_key', `This index key is not of the site "${owner.site}".`);
    }
    const asked = { locale: body.locale, version: body.version, pageUrl: body.page_url };
    const context: ReaderContext = {
      ...(await this.contexts.of(request, owner, signal, asked)),
      onFailure: (thrown) => void streamFailure(thrown, response, this.logger),
    };
    if (request.accepts(['json', 'text/event-stream']) !== 'text/event-stream') {
      response.json(await this.chat.answer(body, context, signal));
      return;
    }
    await sendEventStream<ChatEvent | ErrorFrame>(response, this.chat.ask(body, context, signal), {
      encode: encodeFrame,
      toErrorEvent: (thrown) => {
        const failure = streamFailure(thrown, response, this.logger);
        return {
          type: 'error',
          code: failure.code,
          message: failureSentence(failure, context.spokenLocale),
          request_id: requestIdOf(response),
          allow_retry: failure.retryable,
        };
      },
      pings: true,
    });
  }
}
