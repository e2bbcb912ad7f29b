import type { StoredThreadItem } from 'chatkit-protocol';
import type { ResponderEvent } from './responder.js';
import { isVisible } from './thread-view.js';

/** Knows of each event of a turn whether readers may see it. */
export class ItemVisibility {
  private readonly visible = new Map<string, boolean>();

  /** `storedItem` reads an item of the thread, for events of earlier turns' items. */
  constructor(private readonly storedItem: (itemId: string) => Promise<StoredThreadItem | undefined>) {}

  /**
   * Whether readers may see the event, at once where it tells of an item of this turn. Ask before it is carried out,
   * since it may remove the item.
   */
  of(event: ResponderEvent): boolean | Promise<boolean> {
    if ('item' in event) return this.remember(event.item.id, event.item);
    if ('item_id' in event) return this.visible.get(event.item_id) ?? this.ofEarlier(event.item_id);
    return true;
  }

  private async ofEarlier(itemId: string): Promise<boolean> {
    return this.remember(itemId, await this.storedItem(itemId));
  }

  private remember(itemId: string, item: StoredThreadItem | undefined): boolean {
    const isShown = item === undefined || isVisible(item);
    this.visible.set(itemId, isShown);
    return isShown;
  }
}
