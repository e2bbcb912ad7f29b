import { Injectable } from '@nestjs/common';
import type { StreamingReq, UserMessageInput } from 'chatkit-protocol';
import type { ChatReply, ChatRequest } from './chat.dto.js';
import { ChatKitServer } from './chatkit/chatkit-server.js';
import type { ReaderContext } from './reader-context.js';
import type { TurnOutcome } from './turns/turn.js';

/** What happens while a question of the REST interface is answered. */
export type ChatEvent =
  | { type: 'start'; thread_id: string; message_id: string }
  | { type: 'delta'; text: string }
  | ({ type: 'done' } & ChatReply);

/** Answers questions of the REST interface; the threads are the same as ChatKit's. */
@Injectable()
export class ChatService {
  constructor(private readonly server: ChatKitServer<ReaderContext>) {}

  /**
   * The answer as it comes; `done` is last and whole. Throws what ChatKitServer.stream throws, and what the turn throws;
   * the context is told of what else fails.
   */
  async *ask(
    { message, thread_id }: ChatRequest,
    context: ReaderContext,
    signal: AbortSignal,
  ): AsyncGenerator<ChatEvent> {
    let outcome: TurnOutcome | undefined;
    const failures: unknown[] = [];
    let messageId = '';
    let threadId = thread_id ?? '';
    const events = this.server.stream(
      toChatKitRequest(message, thread_id),
      { ...context, onOutcome: (result) => (outcome = result), onFailure: (thrown) => failures.push(thrown) },
      signal,
    );
    try {
      for await (const event of events) {
        // Whoever asked is told of this one.
        if (event.type === 'error') throw failures.pop();
        if (event.type === 'thread.created') threadId = event.thread.id;
        if (event.type === 'thread.item.added') {
          messageId = event.item.id;
          yield { type: 'start', thread_id: threadId, message_id: messageId };
        }
        if (
          event.type === 'thread.item.updated' &&
          event.update.type === 'assistant_message.content_part.text_delta'
        ) {
          yield { type: 'delta', text: event.update.delta };
        }
      }
      signal.throwIfAborted();
      yield { type: 'done', thread_id: threadId, message_id: messageId, ...outcome! };
    } finally {
      for (const thrown of failures) context.onFailure?.(thrown);
    }
  }

  /** The whole answer. Throws as `ask`. */
  async answer(request: ChatRequest, context: ReaderContext, signal: AbortSignal): Promise<ChatReply> {
    let reply: ChatReply | undefined;
    for await (const event of this.ask(request, context, signal)) {
      if (event.type === 'done') {
        const { type: _type, ...rest } = event;
        reply = rest;
      }
    }
    return reply!;
  }
}

function toChatKitRequest(message: string, threadId: string | undefined): StreamingReq {
  const input: UserMessageInput = {
    content: [{ type: 'input_text', text: message }],
    attachments: [],
    inference_options: {},
  };
  return threadId === undefined
    ? { type: 'threads.create', params: { input } }
    : { type: 'threads.add_user_message', params: { input, thread_id: threadId } };
}
