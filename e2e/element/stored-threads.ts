/** A stored item, as far as the server looks at it. */
export interface StoredItem extends Record<string, unknown> {
  id: string;
  type: string;
}

/** A stored thread, its items oldest first. */
export interface StoredThread {
  id: string;
  title?: string;
  created_at: string;
  status: Record<string, string>;
  items: StoredItem[];
}

/** What a reader sends. */
export interface UserInput {
  content: { type: string; text: string }[];
  quoted_text?: string;
}

const created_at = '2026-01-01T12:00:00Z';

/** Threads in memory, and the answers to requests about them that do not stream. */
export class StoredThreads {
  private readonly threads = new Map<string, StoredThread>();
  private count = 0;

  get(id: string): StoredThread | undefined {
    return this.threads.get(id);
  }

  clear(): void {
    this.threads.clear();
  }

  /** Stores a thread with items of the given texts, the reader's and the assistant's in turn. */
  add(
    title?: string,
    texts: string[] = [],
    status: Record<string, string> = { type: 'active' },
  ): StoredThread {
    const thread: StoredThread = { id: this.nextId('thr'), title, created_at, status, items: [] };
    this.threads.set(thread.id, thread);
    texts.forEach((text, index) => {
      if (index % 2 === 0) this.addQuestion(thread, { content: [{ type: 'input_text', text }] });
      else thread.items.push(this.toAnswer(thread, text));
    });
    return thread;
  }

  /** Stores what a reader said. */
  addQuestion(thread: StoredThread, { content, quoted_text }: UserInput): StoredItem {
    const rest = { attachments: [], inference_options: {}, quoted_text };
    const item = { ...this.about(thread), type: 'user_message', content, ...rest };
    thread.items.push(item);
    return item;
  }

  /** An assistant's message, not stored yet. */
  toAnswer(thread: StoredThread, text: string, annotations: object[] = []): StoredItem {
    const content = [{ type: 'output_text', text, annotations }];
    return { ...this.about(thread), type: 'assistant_message', content };
  }

  /** Stores a widget of the given root, which need not be one. */
  addWidget(thread: StoredThread, widget: unknown): StoredItem {
    const item = { ...this.about(thread), type: 'widget', widget };
    thread.items.push(item);
    return item;
  }

  list(params: Record<string, unknown>): object {
    return toPage([...this.threads.values()].map(toWire).reverse(), params, Number(params.limit ?? 20));
  }

  respond({ type, params }: { type: string; params: Record<string, unknown> }, thread: StoredThread): object {
    switch (type) {
      case 'threads.get_by_id':
        return { ...toWire(thread), items: toPage(thread.items, {}, 20) };
      case 'items.list':
        return toPage([...thread.items].reverse(), params, 20);
      case 'threads.update':
        thread.title = params.title as string;
        return toWire(thread);
      case 'threads.delete':
        this.threads.delete(thread.id);
        return {};
      default:
        return {};
    }
  }

  private about(thread: StoredThread): { id: string; thread_id: string; created_at: string } {
    return { id: this.nextId('msg'), thread_id: thread.id, created_at };
  }

  private nextId(prefix: string): string {
    this.count += 1;
    return `${prefix}_${String(this.count).padStart(8, '0')}`;
  }
}

/** A thread as the protocol writes it, with an empty page of items. */
export function toWire({ items: _items, ...thread }: StoredThread): { id: string } & Record<string, unknown> {
  return { ...thread, metadata: {}, items: { data: [], has_more: false } };
}

function toPage<Row extends { id: string }>(
  rows: Row[],
  { after }: Record<string, unknown>,
  limit: number,
): object {
  const start = after === undefined ? 0 : rows.findIndex(({ id }) => id === after) + 1;
  const data = rows.slice(start, start + limit);
  const has_more = start + limit < rows.length;
  return { data, has_more, ...(has_more ? { after: data.at(-1)!.id } : {}) };
}
