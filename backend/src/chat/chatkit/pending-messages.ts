import type {
  AssistantMessageContent,
  AssistantMessageItem,
  StoredThreadItem,
  ThreadItemUpdate,
} from 'chatkit-protocol';
import type { ResponderEvent } from './responder.js';

/** The assistant's messages that have begun and are not stored yet, as far as they were told. */
export class PendingMessages {
  private readonly messages = new Map<string, AssistantMessageItem>();

  /** Takes one event in. */
  follow(event: ResponderEvent): void {
    switch (event.type) {
      case 'thread.item.added':
        this.begin(event.item);
        break;
      case 'thread.item.updated':
        this.update(event.item_id, event.update);
        break;
      case 'thread.item.done':
      case 'thread.item.replaced':
        this.messages.delete(event.item.id);
        break;
      case 'thread.item.removed':
        this.messages.delete(event.item_id);
        break;
    }
  }

  /** Those that say something, oldest first. */
  withText(): AssistantMessageItem[] {
    return [...this.messages.values()].filter(({ content }) =>
      content.some(({ text }) => text.trim() !== ''),
    );
  }

  private begin(item: StoredThreadItem): void {
    if (item.type === 'assistant_message') this.messages.set(item.id, structuredClone(item));
  }

  private update(itemId: string, update: ThreadItemUpdate): void {
    const content = this.messages.get(itemId)?.content;
    if (!content || !('content_index' in update)) return;
    while (content.length <= update.content_index) content.push(emptyPart());
    const part = content[update.content_index]!;
    switch (update.type) {
      case 'assistant_message.content_part.text_delta':
        part.text += update.delta;
        break;
      case 'assistant_message.content_part.annotation_added':
        part.annotations.splice(update.annotation_index, 0, update.annotation);
        break;
      case 'assistant_message.content_part.added':
        content[update.content_index] = structuredClone(update.content);
        break;
      case 'assistant_message.content_part.done':
        content[update.content_index] = withAnnotationsOf(part, structuredClone(update.content));
    }
  }
}

function emptyPart(): AssistantMessageContent {
  return { type: 'output_text', text: '', annotations: [] };
}

/** A part that is done may come without the annotations that were told before. */
function withAnnotationsOf(
  told: AssistantMessageContent,
  done: AssistantMessageContent,
): AssistantMessageContent {
  return done.annotations.length === 0 ? { ...done, annotations: told.annotations } : done;
}
