import type {
  AssistantMessageItem,
  Thread,
  ThreadItem,
  ThreadStreamEvent,
  UserMessageItem,
  WidgetItem,
} from 'chatkit-protocol';

const created_at = '2026-01-01T12:00:00Z';

/** A thread with the given items, all of them. */
export function thread(id: string, items: ThreadItem[] = []): Thread {
  return {
    id,
    created_at,
    status: { type: 'active' },
    metadata: {},
    items: { data: items, has_more: false },
  };
}

/** A reader's message. */
export function said(id: string, text: string): UserMessageItem {
  const content = [{ type: 'input_text' as const, text }];
  return {
    id,
    thread_id: 't1',
    created_at,
    type: 'user_message',
    content,
    attachments: [],
    inference_options: {},
  };
}

/** An assistant's message; without text it has not begun. */
export function answered(id: string, text?: string): AssistantMessageItem {
  const content = text === undefined ? [] : [{ type: 'output_text' as const, text, annotations: [] }];
  return { id, thread_id: 't1', created_at, type: 'assistant_message', content };
}

/** A widget of the given root, which need not be one. */
export function shown(id: string, root: unknown): WidgetItem {
  return { id, thread_id: 't1', created_at, type: 'widget', widget: root as WidgetItem['widget'] };
}

/** A piece of an assistant's message. */
export function delta(itemId: string, text: string, index = 0): ThreadStreamEvent {
  return {
    type: 'thread.item.updated',
    item_id: itemId,
    update: { type: 'assistant_message.content_part.text_delta', content_index: index, delta: text },
  };
}

/** The texts of the messages among items, `> ` before the reader's. */
export function texts(items: readonly ThreadItem[]): string[] {
  return items.flatMap((item) => {
    if (item.type !== 'user_message' && item.type !== 'assistant_message') return [];
    const text = (item.content as { text: string }[]).map((part) => part.text).join('|');
    return item.type === 'user_message' ? `> ${text}` : text;
  });
}
