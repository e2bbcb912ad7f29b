import type { ThreadStreamEvent, UserMessageInput, WidgetActionConfig } from 'chatkit-protocol';
import type { ChatKitClient } from '../api/chatkit-client.js';
import type { RequestFailure } from '../api/request-failure.js';
import type { Emit } from '../panel-events.js';
import { type TurnRequest, requestEvents, toActionRequest } from './action-request.js';
import { applyEvent } from './apply-event.js';
import { loadItemsBefore, loadThread } from './load-thread.js';
import { Operations } from './operations.js';
import { Outbox } from './outbox.js';
import { reportEvent } from './report-event.js';
import { type Retry, type ThreadState, newThread, pendingLocalId } from './thread-state.js';
import {
  addLocalMessage,
  beginTurn,
  dropItemsAfter,
  endTurn,
  failLoading,
  failTurn,
  isQuestionOfAction,
  removeLocalMessage,
  stopTurn,
  unsentMessages,
} from './turns.js';
import { toLocalItem, toSendRequest } from './user-message.js';

/** What a conversation tells the panel it lives in. */
export interface ConversationHost {
  emit: Emit;
  stateChanged(): void;
  /** A message that never reached the server leaves the thread: its text belongs to the reader. */
  messageReturned(message: UserMessageInput): void;
  /** A question came up that was not sent from here: an action asked it. */
  questionAsked(): void;
}

/**
 * The thread on view: loads it, sends what the reader says, and follows the answers. One request at a time; failures
 * end up in the state and as `chatkit.error`, never as exceptions.
 */
export class Conversation {
  private current = newThread;
  private activeId: string | null = null;
  private answering: AbortController | undefined;
  private readonly operations = new Operations();
  private readonly outbox = new Outbox((message) => this.host.messageReturned(message));

  constructor(
    private readonly client: ChatKitClient,
    private readonly host: ConversationHost,
  ) {}

  get state(): ThreadState {
    return this.current;
  }

  /** The thread on view or on its way; null for a new one. */
  get threadId(): string | null {
    return this.activeId;
  }

  /** Whether a thread is loading or an answer is on its way: then nothing can be sent. */
  get busy(): boolean {
    return this.current.turn !== null || this.current.loading === 'thread';
  }

  /** Shows another thread, or a new one for null; what runs is stopped. `ifGone` says what to do on a 404. */
  async open(threadId: string | null, ifGone: 'say so' | 'begin anew' = 'say so'): Promise<void> {
    this.abandon();
    this.activate(threadId);
    this.update(newThread);
    if (threadId === null) return;
    const failure = await this.load(threadId);
    if (failure?.reason !== 'not_found') return;
    this.activate(null);
    this.update(ifGone === 'say so' ? { ...newThread, failure: { reason: 'not_found' } } : newThread);
  }

  /** Reads the thread again, keeping what is on view until the answer is there. */
  async refresh(): Promise<void> {
    if (this.activeId !== null && !this.busy) await this.load(this.activeId);
  }

  /** Reads the items before the first one. */
  async loadOlder(): Promise<void> {
    const { olderCursor, loading } = this.current;
    const threadId = this.activeId;
    if (threadId === null || olderCursor === null || loading !== null) return;
    this.update({ ...this.current, loading: 'older' });
    await this.operations.run(
      async (signal) => {
        const older = await loadItemsBefore(this.client, threadId, olderCursor, signal);
        signal.throwIfAborted();
        const items = [...older.items, ...this.current.items];
        this.update({ ...this.current, items, olderCursor: older.olderCursor, loading: null });
      },
      { failed: (failure) => this.fail(failure, (state) => ({ ...state, loading: null })) },
    );
  }

  /** Sends a message and follows the answer to its end. */
  async send(message: UserMessageInput): Promise<void> {
    const localId = this.outbox.add(message);
    this.update(addLocalMessage(this.current, toLocalItem(message, localId, this.activeId ?? '')));
    await this.deliver(localId);
  }

  /** Answers an acknowledged message again. */
  async retryAfter(itemId: string): Promise<void> {
    if (this.activeId === null) return;
    const params = { thread_id: this.activeId, item_id: itemId };
    const request = { type: 'threads.retry_after_item', params } as const;
    // The server drops them as it begins; when it cannot be reached they stay.
    await this.follow(request, { type: 'retry_after_item', itemId }, (state) =>
      dropItemsAfter(state, itemId),
    );
  }

  /** Has the server run an action, of an item's widget or of the host page's own. */
  async runAction(action: WidgetActionConfig, itemId?: string): Promise<void> {
    if (this.activeId === null) return;
    const request = toActionRequest(this.activeId, action, itemId);
    await this.follow(request, { type: 'custom_action', action, itemId });
  }

  /** Does again what failed last. */
  async retryFailure(): Promise<void> {
    const retry = this.current.failure?.retry;
    if (!retry || this.busy) return;
    if (retry.type === 'send') await this.deliver(retry.localId);
    else if (retry.type === 'retry_after_item') await this.retryAfter(retry.itemId);
    else if (retry.type === 'custom_action') await this.runAction(retry.action, retry.itemId);
    else await this.load(retry.threadId);
  }

  /** Stops the answer on its way; what was written stays. */
  stop(): void {
    this.answering?.abort();
  }

  /** Gives a message that never reached the server back to the reader. */
  takeBack(localId: string): void {
    if (pendingLocalId(this.current) === localId) return;
    this.update(removeLocalMessage(this.current, localId));
    this.outbox.giveBack(localId);
  }

  /** Takes over a title given outside the conversation. */
  retitle(threadId: string, title: string): void {
    const { thread } = this.current;
    if (thread?.id === threadId) this.update({ ...this.current, thread: { ...thread, title } });
  }

  /** Stops whatever runs, without a trace on view; messages that were not sent go back to the reader. */
  abandon(): void {
    this.operations.abandon();
    for (const { id } of unsentMessages(this.current)) this.outbox.giveBack(id);
    this.outbox.clear();
  }

  private async deliver(localId: string): Promise<void> {
    const input = this.outbox.get(localId);
    if (!input) return;
    await this.follow(toSendRequest(this.activeId, input), { type: 'send', localId });
  }

  private async follow(
    request: TurnRequest,
    retry: Retry,
    begin: (state: ThreadState) => ThreadState = (state) => state,
  ): Promise<void> {
    const controller = new AbortController();
    this.answering = controller;
    this.update(beginTurn(this.current, retry));
    let begun = false;
    await this.operations.run(
      async (signal) => {
        for await (const event of requestEvents(this.client, request, signal)) {
          signal.throwIfAborted();
          if (!begun) {
            begun = true;
            this.update(begin(this.current));
            this.host.emit('chatkit.response.start');
          }
          this.receive(event);
        }
        this.update(endTurn(this.current));
      },
      {
        failed: (failure) => this.fail(failure, (state) => failTurn(state, failure)),
        stopped: () => this.stopFollowing(),
      },
      controller,
    );
    if (begun) this.host.emit('chatkit.response.end');
  }

  private stopFollowing(): void {
    const pending = pendingLocalId(this.current);
    this.update(stopTurn(this.current));
    if (pending !== undefined) this.outbox.giveBack(pending);
  }

  private receive(event: ThreadStreamEvent): void {
    if (event.type === 'thread.created') this.activate(event.thread.id);
    if (isQuestionOfAction(this.current, event)) this.host.questionAsked();
    this.update(applyEvent(this.current, event));
    reportEvent(event, this.host.emit);
  }

  private async load(threadId: string): Promise<RequestFailure | undefined> {
    let failed: RequestFailure | undefined;
    this.host.emit('chatkit.thread.load.start', { threadId });
    this.update({ ...this.current, failure: null, loading: 'thread' });
    await this.operations.run(
      async (signal) => {
        const { thread, items, olderCursor } = await loadThread(this.client, threadId, signal);
        signal.throwIfAborted();
        const unsent = unsentMessages(this.current);
        this.update({ ...newThread, thread, items: [...items, ...unsent], olderCursor });
      },
      {
        failed: (failure) => {
          failed = failure;
          this.fail(failure, (state) => failLoading(state, failure, threadId));
        },
      },
    );
    this.host.emit('chatkit.thread.load.end', { threadId });
    return failed;
  }

  private fail(error: RequestFailure, change: (state: ThreadState) => ThreadState): void {
    this.host.emit('chatkit.error', { error });
    this.update(change(this.current));
  }

  private activate(threadId: string | null): void {
    if (threadId === this.activeId) return;
    this.activeId = threadId;
    this.host.emit('chatkit.thread.change', { threadId });
  }

  private update(state: ThreadState): void {
    this.current = state;
    this.host.stateChanged();
  }
}
