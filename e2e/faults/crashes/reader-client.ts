import { readEvents } from '../../server-sent-events.js';
import type { ChatEvent, ServiceClient, ThreadItem } from '../../service-client.js';

/** A thread as lists show it. */
export interface ListedThread {
  id: string;
  title?: string;
}

/** What a reader thinks of an answer. */
export interface Verdict {
  kind: 'positive' | 'negative';
  reason?: string;
  note?: string;
}

/** What one reader can do with the threads of a site. */
export class ReaderClient {
  constructor(
    private readonly service: ServiceClient,
    private readonly token: string,
  ) {}

  ask(question: string, threadId?: string): AsyncGenerator<ChatEvent> {
    return this.service.ask(this.token, question, threadId);
  }

  /** Has the message answered again; yields the events of the answer. */
  async *retry(thread_id: string, item_id: string): AsyncGenerator<ChatEvent> {
    const request = { type: 'threads.retry_after_item', params: { thread_id, item_id } };
    yield* readEvents(await this.service.chatKit(this.token, request)) as AsyncGenerator<ChatEvent>;
  }

  /** All threads of the reader. */
  async threads(): Promise<ListedThread[]> {
    const threads: ListedThread[] = [];
    for (let after: string | undefined, isMore = true; isMore;) {
      const page = await this.reply<{ data: ListedThread[]; has_more: boolean; after?: string }>({
        type: 'threads.list',
        params: { limit: 100, order: 'asc', after },
      });
      threads.push(...page.data);
      ({ has_more: isMore, after } = page);
    }
    return threads;
  }

  items(threadId: string): Promise<ThreadItem[]> {
    return this.service.items(this.token, threadId);
  }

  async rename(thread_id: string, title: string): Promise<void> {
    await this.reply({ type: 'threads.update', params: { thread_id, title } });
  }

  async remove(thread_id: string): Promise<void> {
    await this.reply({ type: 'threads.delete', params: { thread_id } });
  }

  /** Rates an answer over REST. */
  async rate(thread_id: string, message_id: string, verdict: Verdict): Promise<void> {
    const body = JSON.stringify({ thread_id, message_id, ...verdict });
    await this.service.call('POST', '/api/feedback', { token: this.token, body });
  }

  /** Rates several items over ChatKit. */
  async judge(thread_id: string, item_ids: string[], kind: Verdict['kind']): Promise<void> {
    await this.reply({ type: 'items.feedback', params: { thread_id, item_ids, kind } });
  }

  private async reply<Reply>(request: object): Promise<Reply> {
    return (await this.service.chatKit(this.token, request)).json() as Promise<Reply>;
  }
}
