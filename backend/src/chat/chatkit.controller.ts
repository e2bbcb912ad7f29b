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
import { encodeEvent, isStreamingRequest, type NonStreamingReq, type StreamingReq } from 'chatkit-protocol';
import type { Request, Response } from 'express';
import { ApiErrors } from '../errors/api-errors.js';
import { disconnectSignal } from '../http/disconnect-signal.js';
import { sendEventStream } from '../http/event-stream.js';
import { RateLimited } from '../limits/rate-limit.guard.js';
import { callerOf } from '../session/caller.js';
import { ReaderGuard } from '../session/reader.guard.js';
import { ApiDocsHeaders } from './api-docs-headers.js';
import { ChatKitServer } from './chatkit/chatkit-server.js';
import { toErrorEvent } from './chatkit/stream-error.js';
import { CHATKIT_REPLY_EXAMPLES, CHATKIT_STREAM_EXAMPLE } from './chatkit-replies.examples.js';
import { CHATKIT_REPLY_SCHEMA, CHATKIT_STREAM_SCHEMA } from './chatkit-replies.schema.js';
import { CHATKIT_REQUEST_EXAMPLES } from './requests/chatkit-requests.examples.js';
import { CHATKIT_REQUESTS } from './requests/chatkit-requests.dto.js';
import { parseChatKitRequest } from './requests/parse-chatkit-request.js';
import type { ReaderContext } from './reader-context.js';
import { ReaderContextService } from './reader-context.service.js';
import { failureSentence } from './sentences/by-language.js';
import { streamFailure } from './stream-errors.js';
import { threadOwnerOf } from './thread-owner.js';

@ApiTags('ChatKit')
@ApiBearerAuth('client_secret')
@ApiDocsHeaders()
@UseGuards(ReaderGuard)
@Controller('api/chatkit')
export class ChatKitController {
  private readonly logger = new Logger('ChatKit');

  constructor(
    private readonly server: ChatKitServer<ReaderContext>,
    private readonly contexts: ReaderContextService,
  ) {}

  @Post()
  @HttpCode(200)
  @RateLimited(({ body }) => (isStreamingRequest(body?.type) ? 'question' : 'reading'))
  @ApiOperation({
    summary: 'The ChatKit protocol',
    description:
      'One endpoint for all requests, told apart by `type`. `threads.create`, `threads.add_user_message`, ' +
      '`threads.add_client_tool_output`, `threads.add_structured_input`, `threads.retry_after_item` and ' +
      '`threads.custom_action` are answered with a stream of events, the others with JSON.',
  })
  @ApiExtraModels(...Object.values(CHATKIT_REQUESTS))
  @ApiBody({
    schema: {
      oneOf: Object.values(CHATKIT_REQUESTS).map((type) => ({ $ref: getSchemaPath(type) })),
      discriminator: {
        propertyName: 'type',
        mapping: Object.fromEntries(
          Object.entries(CHATKIT_REQUESTS).map(([name, type]) => [name, getSchemaPath(type)]),
        ),
      },
    },
    examples: CHATKIT_REQUEST_EXAMPLES,
  })
  @ApiResponse({
    status: 200,
    description: 'A document, or a stream of events.',
    content: {
      'application/json': { schema: CHATKIT_REPLY_SCHEMA, examples: CHATKIT_REPLY_EXAMPLES },
      'text/event-stream': { schema: CHATKIT_STREAM_SCHEMA, example: CHATKIT_STREAM_EXAMPLE },
    },
  })
  @ApiErrors(
    'invalid_json',
    'invalid_request',
    'attachments_unsupported',
    'dictation_unsupported',
    'unknown_action',
    'invalid_session',
    'expired_session',
    'foreign_origin',
    'unknown_site',
    'unknown_thread',
    'unknown_item',
    'turn_in_progress',
    'thread_not_active',
    'wrong_item',
    'already_answered',
    'payload_too_large',
    'unsupported_media_type',
    'rate_limited',
    'internal_error',
    'unavailable',
  )
  async handle(@Body() body: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    const asked = parseChatKitRequest(body);
    const signal = disconnectSignal(response);
    const context = await this.contexts.of(request, threadOwnerOf(callerOf(request)), signal);
    if (!isStreamingRequest(asked.type)) {
      response.json(await this.server.reply(asked as NonStreamingReq, context, signal));
      return;
    }
    const streamContext: ReaderContext = {
      ...context,
      onFailure: (thrown) => void streamFailure(thrown, response, this.logger),
      showsWidgets: true,
      toSentence: (failure) => failureSentence(failure, context.spokenLocale),
    };
    const events = this.server.stream(asked as StreamingReq, streamContext, signal);
    await sendEventStream(response, events, {
      encode: encodeEvent,
      toErrorEvent: (thrown) => toErrorEvent(streamFailure(thrown, response, this.logger), streamContext),
      pings: false,
    });
  }
}
