import type { FeedbackKind, Page, StoredThread, StoredThreadItem } from 'chatkit-protocol';

/** Whose threads are meant: a reader, or the servers that hold a site's index key. Nobody sees another's. */
export interface ThreadOwner {
  site: string;
  subject: string;
}

/** A page of rows in the order they were made. */
export interface PageRequest {
  /** At most so many rows. */
  limit: number;
  order: 'asc' | 'desc';
  /** Id of the last row of the page before. */
  after?: string;
}

/** What a reader thinks of an answer. */
export interface Feedback {
  kind: FeedbackKind;
  /** Why, in a word or two that the caller has to choose from. */
  reason?: string;
  /** In the reader's own words. */
  note?: string;
}

/** What came of a question. */
export interface Outcome {
  /** Whether the docs held an answer. */
  answered: boolean;
  /** 0..1. */
  confidence: number;
}

/** A reader's message whose outcome was noted. */
export interface NotedQuestion extends Outcome {
  item: StoredThreadItem;
}

/** Which questions of a site are wanted, newest first. */
export interface QuestionsRequest {
  /** Not given: whatever came of them. */
  answered?: boolean;
  limit: number;
  /** Id of the last one that is known already. */
  before?: string;
}

/** Keeps threads and their items. What a call names and the owner does not have is answered by undefined or false. */
export abstract class ThreadStore {
  /** Stores a new thread with its first item, both or none. */
  abstract createThread(
    owner: ThreadOwner,
    thread: StoredThread,
    first: StoredThreadItem,
    signal?: AbortSignal,
  ): Promise<void>;

  abstract thread(
    owner: ThreadOwner,
    threadId: string,
    signal?: AbortSignal,
  ): Promise<StoredThread | undefined>;

  /** The owner's threads; undefined for a cursor that is none of them. */
  abstract threads(
    owner: ThreadOwner,
    page: PageRequest,
    signal?: AbortSignal,
  ): Promise<Page<StoredThread> | undefined>;

  /** Stores a thread's new title, status or metadata; false when it is gone. */
  abstract saveThread(owner: ThreadOwner, thread: StoredThread, signal?: AbortSignal): Promise<boolean>;

  /** Deletes a thread with all its items; false when there is none. */
  abstract deleteThread(owner: ThreadOwner, threadId: string, signal?: AbortSignal): Promise<boolean>;

  /** Adds an item at the end of its thread; false when the thread is gone. */
  abstract addItem(owner: ThreadOwner, item: StoredThreadItem, signal?: AbortSignal): Promise<boolean>;

  /** Stores an item in place of the one with its id, or else at the end of its thread; false when the thread is gone. */
  abstract saveItem(owner: ThreadOwner, item: StoredThreadItem, signal?: AbortSignal): Promise<boolean>;

  /** Deletes an item; false when there is none. */
  abstract removeItem(
    owner: ThreadOwner,
    threadId: string,
    itemId: string,
    signal?: AbortSignal,
  ): Promise<boolean>;

  abstract item(
    owner: ThreadOwner,
    threadId: string,
    itemId: string,
    signal?: AbortSignal,
  ): Promise<StoredThreadItem | undefined>;

  /** A thread's items; undefined when the thread or the cursor's item is not there. */
  abstract items(
    owner: ThreadOwner,
    threadId: string,
    page: PageRequest,
    signal?: AbortSignal,
  ): Promise<Page<StoredThreadItem> | undefined>;

  /** Deletes all items after this one. */
  abstract removeItemsAfter(
    owner: ThreadOwner,
    threadId: string,
    itemId: string,
    signal?: AbortSignal,
  ): Promise<void>;

  /** Keeps the reader's verdict on items, in place of an earlier one; false when one of them is not there. */
  abstract saveFeedback(
    owner: ThreadOwner,
    threadId: string,
    itemIds: string[],
    feedback: Feedback,
    signal?: AbortSignal,
  ): Promise<boolean>;

  /** Notes what came of a question, for `questions`; nothing happens when it is gone. */
  abstract noteOutcome(
    owner: ThreadOwner,
    threadId: string,
    itemId: string,
    outcome: Outcome,
    signal?: AbortSignal,
  ): Promise<void>;

  /** What was asked of a site, by whomever, as far as the outcome was noted; newest first. */
  abstract questions(site: string, request: QuestionsRequest, signal?: AbortSignal): Promise<NotedQuestion[]>;

  /** Deletes all threads, whosever, in which nothing has happened since this time (UTC, ISO 8601); how many there were. */
  abstract removeIdleSince(time: string, signal?: AbortSignal): Promise<number>;
}
