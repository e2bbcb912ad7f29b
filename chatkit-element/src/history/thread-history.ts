import type { ThreadMetadata } from 'chatkit-protocol';
import type { ChatKitClient } from '../api/chatkit-client.js';
import { RequestFailure } from '../api/request-failure.js';
import type { Emit } from '../panel-events.js';

/** The reader's threads as far as they were read, newest first. */
export interface HistoryState {
  readonly threads: readonly ThreadMetadata[];
  readonly cursor: string | null;
  readonly loading: boolean;
  readonly failure: RequestFailure | null;
}

const nothingRead: HistoryState = { threads: [], cursor: null, loading: false, failure: null };

/** What the history tells the panel it lives in. */
export interface HistoryHost {
  emit: Emit;
  stateChanged(): void;
}

/** The list of the reader's threads: reads it by pages, renames and deletes. Failures end up in the state. */
export class ThreadHistory {
  private current = nothingRead;
  private reading: AbortController | undefined;

  constructor(
    private readonly client: ChatKitClient,
    private readonly host: HistoryHost,
  ) {}

  get state(): HistoryState {
    return this.current;
  }

  /** Reads the newest threads; what was read before stays on view until they are there. */
  async reload(): Promise<void> {
    await this.read(null);
  }

  /** Reads the threads after the last one. */
  async loadMore(): Promise<void> {
    if (this.current.cursor !== null && !this.current.loading) await this.read(this.current.cursor);
  }

  /** Gives a thread another title; false when the server did not take it. */
  async rename(threadId: string, title: string): Promise<boolean> {
    return this.change(
      () => this.client.request({ type: 'threads.update', params: { thread_id: threadId, title } }),
      (threads) => threads.map((thread) => (thread.id === threadId ? { ...thread, title } : thread)),
    );
  }

  /** Deletes a thread; false when the server did not. */
  async delete(threadId: string): Promise<boolean> {
    return this.change(
      () => this.client.request({ type: 'threads.delete', params: { thread_id: threadId } }),
      (threads) => threads.filter(({ id }) => id !== threadId),
    );
  }

  /** Stops reading. */
  stop(): void {
    this.reading?.abort();
  }

  private async read(after: string | null): Promise<void> {
    this.stop();
    const controller = new AbortController();
    this.reading = controller;
    this.update({ ...this.current, loading: true, failure: null });
    try {
      const params = { limit: 20, order: 'desc' as const, ...(after === null ? {} : { after }) };
      const page = await this.client.request({ type: 'threads.list', params }, controller.signal);
      controller.signal.throwIfAborted();
      const cursor = page.has_more ? (page.after ?? page.data.at(-1)?.id ?? null) : null;
      const threads = after === null ? page.data : [...this.current.threads, ...page.data];
      this.update({ threads, cursor, loading: false, failure: null });
    } catch (error) {
      if (!controller.signal.aborted) this.fail(error);
      else if (this.reading === controller) this.update({ ...this.current, loading: false });
    }
  }

  private async change(
    request: () => Promise<unknown>,
    apply: (threads: readonly ThreadMetadata[]) => ThreadMetadata[],
  ): Promise<boolean> {
    try {
      await request();
      this.update({ ...this.current, threads: apply(this.current.threads), failure: null });
      return true;
    } catch (error) {
      this.fail(error);
      return false;
    }
  }

  private fail(error: unknown): void {
    const failure =
      error instanceof RequestFailure ? error : new RequestFailure('failed', undefined, { cause: error });
    this.host.emit('chatkit.error', { error: failure });
    this.update({ ...this.current, loading: false, failure });
  }

  private update(state: HistoryState): void {
    this.current = state;
    this.host.stateChanged();
  }
}
