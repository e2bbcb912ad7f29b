import type { WidgetActionConfig, WidgetItem } from 'chatkit-protocol';
import type { Conversation } from './conversation.js';

/** What an action needs of the host page. */
export interface WidgetActionsHost {
  stateChanged(): void;
  /** Does what an action is for that the page has to do. */
  onAction(action: WidgetActionConfig, item: WidgetItem): Promise<void> | undefined;
}

/** What the reader does with widgets, one action of a widget at a time. */
export class WidgetActions {
  private readonly withPage = new Map<string, WidgetActionConfig>();

  constructor(
    private readonly conversation: Conversation,
    private readonly host: WidgetActionsHost,
  ) {}

  /** The action that is under way in an item's widget, if any. */
  runningOf(itemId: string): WidgetActionConfig | undefined {
    const retry = this.conversation.state.turn?.retry;
    const onServer = retry?.type === 'custom_action' && retry.itemId === itemId ? retry.action : undefined;
    return this.withPage.get(itemId) ?? onServer;
  }

  /**
   * Hands an action to the page or to the server, whichever it names. Does nothing while another is under way; rejects
   * with what the page throws.
   */
  async run(item: WidgetItem, action: WidgetActionConfig): Promise<void> {
    if (this.conversation.busy || this.withPage.has(item.id)) return;
    if (action.handler !== 'client') return this.conversation.runAction(action, item.id);
    this.withPage.set(item.id, action);
    this.host.stateChanged();
    try {
      await this.host.onAction(action, item);
    } finally {
      this.withPage.delete(item.id);
      this.host.stateChanged();
    }
  }
}
