import type {
  AssistantMessageContent,
  AssistantMessageItem,
  ThreadItem,
  ThreadItemUpdate,
} from 'chatkit-protocol';
import { applyWidgetUpdate } from './apply-widget-update.js';

/** The item after an update; the same item when the update is not for its type, or of a type not known here. */
export function applyItemUpdate(item: ThreadItem, update: ThreadItemUpdate): ThreadItem {
  if (item.type === 'widget') return applyWidgetUpdate(item, update);
  if (item.type !== 'assistant_message') return item;
  switch (update.type) {
    case 'assistant_message.content_part.added':
      return withContent(item, update.content_index, () => update.content);
    case 'assistant_message.content_part.text_delta':
      return withContent(item, update.content_index, (content) => ({
        ...content,
        text: content.text + update.delta,
      }));
    case 'assistant_message.content_part.annotation_added':
      return withContent(item, update.content_index, (content) => {
        const annotations = [...(content.annotations ?? [])];
        annotations[Math.min(update.annotation_index, annotations.length)] = update.annotation;
        return { ...content, annotations };
      });
    case 'assistant_message.content_part.done':
      return withContent(item, update.content_index, (content) => ({
        ...update.content,
        annotations: update.content.annotations?.length ? update.content.annotations : content.annotations,
      }));
    default:
      return item;
  }
}

const emptyContent: AssistantMessageContent = { type: 'output_text', text: '', annotations: [] };

/** Parts before `index` that the server never began count as empty. */
function withContent(
  item: AssistantMessageItem,
  index: number,
  change: (content: AssistantMessageContent) => AssistantMessageContent,
): AssistantMessageItem {
  const content = [...item.content];
  while (content.length <= index) content.push(emptyContent);
  content[index] = change(content[index]!);
  return { ...item, content };
}
