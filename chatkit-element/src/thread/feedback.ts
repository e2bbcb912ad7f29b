import type { FeedbackKind } from 'chatkit-protocol';
import type { ChatKitClient } from '../api/chatkit-client.js';
import type { Emit } from '../panel-events.js';

/** What the reader thinks of items, by item; shown at once, taken back when it does not reach the server. */
export class Feedback {
  private readonly kinds = new Map<string, FeedbackKind>();

  constructor(
    private readonly client: ChatKitClient,
    private readonly host: { emit: Emit; stateChanged(): void },
  ) {}

  /** What the reader said of an item, if anything. */
  of(itemId: string): FeedbackKind | undefined {
    return this.kinds.get(itemId);
  }

  /** Takes and sends what the reader says. */
  async give(threadId: string, itemId: string, kind: FeedbackKind): Promise<void> {
    const before = this.kinds.get(itemId);
    if (before === kind) return;
    this.set(itemId, kind);
    try {
      const params = { thread_id: threadId, item_ids: [itemId], kind };
      await this.client.request({ type: 'items.feedback', params });
    } catch (error) {
      if (this.kinds.get(itemId) === kind) this.set(itemId, before);
      this.host.emit('chatkit.error', { error: error as Error });
    }
  }

  private set(itemId: string, kind: FeedbackKind | undefined): void {
    if (kind) this.kinds.set(itemId, kind);
    else this.kinds.delete(itemId);
    this.host.stateChanged();
  }
}
