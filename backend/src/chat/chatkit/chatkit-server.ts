import type { NonStreamingReq, StreamingReq, ThreadStreamEvent } from 'chatkit-protocol';
import type { ThreadStore } from '../thread-store.js';
import { newId } from './identifiers.js';
import type { RequestContext } from './request-context.js';
import type { Responder } from './responder.js';
import { ThreadRequests, type JsonReply } from './thread-requests.js';
import { TurnLocks } from './turn-locks.js';
import { TurnRequests } from './turn-requests.js';
import { TurnStream } from './turn-stream.js';

/**
 * The server half of the ChatKit protocol. Every item is stored before its `thread.item.done` is sent; what fails
 * before the first event is thrown, so that it becomes an HTTP error.
 */
export class ChatKitServer<Context extends RequestContext> {
  private readonly locks = new TurnLocks();
  private readonly replies: ThreadRequests<Context>;
  private readonly turns: TurnRequests<Context>;

  constructor(
    private readonly threads: ThreadStore,
    responder: Responder<Context>,
  ) {
    this.replies = new ThreadRequests(threads, responder);
    this.turns = new TurnRequests(threads, responder);
  }

  /**
   * Answers a request with one JSON document. Throws what ThreadRequests.answer throws; an action, which is a turn of its
   * thread, also throws `turn_in_progress`.
   */
  async reply<Request extends NonStreamingReq>(
    request: Request,
    context: Context,
    signal: AbortSignal,
  ): Promise<JsonReply<Request>> {
    if (request.type !== 'threads.sync_custom_action') return this.replies.answer(request, context, signal);
    const release = this.locks.claim(context.owner, request.params.thread_id);
    try {
      return await this.replies.answer(request, context, signal);
    } finally {
      release();
    }
  }

  /**
   * Answers a request with events. Throws before the first one what TurnRequests.begin throws, and `turn_in_progress`.
   * When `signal` aborts or the stream is closed, what was told of the answer is stored. The responder's signal aborts
   * when the turn is over, however it ended.
   */
  async *stream(
    request: StreamingReq,
    context: Context,
    signal: AbortSignal,
  ): AsyncGenerator<ThreadStreamEvent> {
    const threadId = request.type === 'threads.create' ? newId('thr') : request.params.thread_id;
    const release = this.locks.claim(context.owner, threadId);
    const over = new AbortController();
    const turnSignal = AbortSignal.any([signal, over.signal]);
    try {
      const { thread, lead, events } = await this.turns.begin(request, threadId, context, turnSignal);
      yield* new TurnStream(this.threads, thread, context, turnSignal).run(lead, events);
    } finally {
      over.abort(new DOMException('The turn is over.', 'AbortError'));
      release();
    }
  }
}
