import type { SDKHiddenContextItem, StoredThread, ThreadStreamEvent } from 'chatkit-protocol';
import type { ThreadStore } from '../thread-store.js';
import { asksForTool } from './client-tool-calls.js';
import { newId, now } from './identifiers.js';
import { ItemVisibility } from './item-visibility.js';
import { PendingMessages } from './pending-messages.js';
import { noSuchThread } from './refusals.js';
import type { RequestContext } from './request-context.js';
import type { ResponderEvent } from './responder.js';
import { toErrorEvent } from './stream-error.js';
import { ThreadChanges } from './thread-changes.js';
import { toThread } from './thread-view.js';
import { untilAborted } from './until-aborted.js';

/** What the model is told of a turn that the reader ended; ChatKit's own words. */
const LEFT = 'The user cancelled the stream. Stop responding to the prior request.';

/** The events that say what happened to stored items. */
type StoredEvent = Extract<
  ResponderEvent,
  { type: 'thread.item.done' | 'thread.item.replaced' | 'thread.item.removed' }
>;

const STORED: ResponderEvent['type'][] = ['thread.item.done', 'thread.item.replaced', 'thread.item.removed'];

function isStored(event: ResponderEvent): event is StoredEvent {
  return STORED.includes(event.type);
}

/** One turn on its way from the responder to the reader: what is told is stored first, what is hidden is not told. */
export class TurnStream {
  private readonly pending = new PendingMessages();
  private readonly visibility: ItemVisibility;
  private readonly changes: ThreadChanges;
  private hasEnded = false;

  /** `thread` is the one that the responder was given. */
  constructor(
    private readonly threads: ThreadStore,
    private readonly thread: StoredThread,
    private readonly context: RequestContext,
    private readonly signal: AbortSignal,
  ) {
    this.visibility = new ItemVisibility((itemId) => threads.item(context.owner, thread.id, itemId));
    this.changes = new ThreadChanges(thread);
  }

  /**
   * The server's `lead`, then what the responder tells; an `error` event when that throws. Whether `signal` aborts or
   * the stream is closed between two events: what was told of the assistant's messages is stored, and the thread too.
   */
  async *run(
    lead: ThreadStreamEvent[],
    events: AsyncIterable<ResponderEvent>,
  ): AsyncGenerator<ThreadStreamEvent> {
    try {
      yield* lead;
      try {
        for await (const event of untilAborted(events, this.signal)) {
          // Awaited only where there is something to wait for: there are thousands of events.
          const visible = this.visibility.of(event);
          const isShown = typeof visible === 'boolean' ? visible : await visible;
          if (isStored(event)) await this.store(event);
          this.pending.follow(event);
          this.hasEnded = asksForTool(event);
          if (isShown) yield event as ThreadStreamEvent;
          if (this.changes.pending()) yield* this.tellThread();
          if (this.hasEnded) break;
        }
        this.hasEnded = true;
      } catch (thrown) {
        if (this.signal.aborted) return;
        this.hasEnded = true;
        this.context.onFailure?.(thrown);
        yield toErrorEvent(thrown, this.context);
      }
      yield* this.tellLastChange();
    } finally {
      await this.settle();
    }
  }

  /** Carries out what an event says of a stored item. */
  private async store(event: StoredEvent): Promise<void> {
    const { owner } = this.context;
    if (event.type === 'thread.item.removed') {
      await this.threads.removeItem(owner, this.thread.id, event.item_id);
      return;
    }
    const isThere =
      event.type === 'thread.item.done'
        ? await this.threads.addItem(owner, event.item)
        : await this.threads.saveItem(owner, event.item);
    if (!isThere) throw noSuchThread();
  }

  private async *tellThread(): AsyncGenerator<ThreadStreamEvent> {
    const thread = await this.storeThread();
    if (thread) yield { type: 'thread.updated', thread: toThread(thread) };
  }

  /** What the responder changed at last; the turn has ended, so that it cannot fail by this. */
  private async *tellLastChange(): AsyncGenerator<ThreadStreamEvent> {
    try {
      yield* this.tellThread();
    } catch (thrown) {
      this.context.onFailure?.(thrown);
    }
  }

  /** Stores what the responder changed of the thread, beside what the reader has changed meanwhile. */
  private async storeThread(): Promise<StoredThread | undefined> {
    const changed = this.changes.pending();
    if (!changed) return undefined;
    const { owner } = this.context;
    const stored = await this.threads.thread(owner, this.thread.id);
    const thread = { ...stored, ...changed } as StoredThread;
    if (!stored || !(await this.threads.saveThread(owner, thread))) throw noSuchThread();
    this.changes.areStored(changed);
    return thread;
  }

  private async settle(): Promise<void> {
    try {
      if (!this.hasEnded) await this.keepWhatWasTold();
      await this.storeThread();
    } catch (thrown) {
      this.context.onFailure?.(thrown);
    }
  }

  private async keepWhatWasTold(): Promise<void> {
    const left: SDKHiddenContextItem = {
      id: newId('shcx'),
      thread_id: this.thread.id,
      created_at: now(),
      type: 'sdk_hidden_context',
      content: LEFT,
    };
    for (const item of [...this.pending.withText(), left])
      await this.threads.addItem(this.context.owner, item);
  }
}
