import type { Random } from '../../random.js';
import { RefusedCall, type ChatEvent, type ThreadItem } from '../../service-client.js';
import type { KeptVerdicts } from './kept-databases.js';
import type { ListedThread, ReaderClient, Verdict } from './reader-client.js';
import { ThreadRecord } from './thread-record.js';

const MAX_THREADS = 8;
/** Of a thread before it is deleted. */
const MAX_ITEMS = 20;

type Act = (client: ReaderClient, thread: ThreadRecord) => Promise<void>;

/** A reader who does this and that with threads, one thing after the other, and remembers what was acknowledged. */
export class BusyReader {
  private threads: ThreadRecord[] = [];
  private readonly deleted: string[] = [];
  /** The first question of a thread that was not acknowledged. */
  private opening: string | undefined;
  private wordsSaid = 0;

  /** `onAcknowledged` is told of everything that the service may not lose from then on. */
  constructor(
    private readonly random: Random,
    private readonly onAcknowledged: () => void,
  ) {}

  /** Does one thing. Throws what the service is killed with meanwhile. */
  async act(client: ReaderClient): Promise<void> {
    const open = this.threads.filter(({ isOpen }) => isOpen);
    const full = open.find(({ items }) => items.length >= MAX_ITEMS);
    if (full) return this.delete(client, full);
    const thread = this.random.pick(open);
    if (!thread || (open.length < MAX_THREADS && this.random.percent(15))) return this.create(client);
    const { ask, askMeanwhile, retry, rename, rate, judge } = this;
    const act = this.random.pick<Act>([ask, ask, askMeanwhile, retry, rename, rate, judge, this.delete])!;
    return act.call(this, client, thread);
  }

  /** Expects that the service has all that it acknowledged, and nothing that it said was removed. */
  async verify(client: ReaderClient, verdicts: KeptVerdicts): Promise<void> {
    const listed = await client.threads();
    this.expectKnown(listed);
    for (const thread of this.threads) {
      const entry = listed.find(({ id }) => id === thread.id);
      const items = await unlessUnknown(client.items(thread.id));
      expect(items === undefined).toBe(entry === undefined);
      const ofThread = verdicts.get(thread.id) ?? new Map<string, Verdict>();
      thread.verify(entry && { title: entry.title, items: items!, verdicts: ofThread });
      expect(thread.isDeleted || thread.items.length > 0).toBe(true);
    }
    this.deleted.push(...this.threads.filter(({ isDeleted }) => isDeleted).map(({ id }) => id));
    this.threads = this.threads.filter(({ isDeleted }) => !isDeleted);
  }

  /** Expects of every thread that was ever deleted that there is none. */
  async verifyDeleted(client: ReaderClient): Promise<void> {
    for (const id of this.deleted) expect(await unlessUnknown(client.items(id))).toBeUndefined();
  }

  /** Takes up a thread that was made without being acknowledged; there is no other that the reader does not know. */
  private expectKnown(listed: ListedThread[]): void {
    const known = this.threads.map(({ id }) => id);
    const [unknown, ...others] = listed.filter(({ id }) => !known.includes(id));
    expect(others).toEqual([]);
    if (unknown) {
      expect(this.opening).toBeDefined();
      const thread = new ThreadRecord(unknown.id, unknown.title);
      thread.asks(this.opening!);
      this.threads.push(thread);
    }
    this.opening = undefined;
  }

  private async create(client: ReaderClient): Promise<void> {
    const question = this.question();
    this.opening = question;
    const events = client.ask(question);
    const { value: created } = await events.next();
    expect(created).toMatchObject({ type: 'thread.created' });
    const thread = new ThreadRecord(created!.thread!.id, created!.thread!.title);
    this.threads.push(thread);
    this.opening = undefined;
    thread.asks(question);
    this.onAcknowledged();
    await this.follow(thread, events);
  }

  private ask(client: ReaderClient, thread: ThreadRecord, onEvent?: () => void): Promise<void> {
    const question = this.question();
    thread.asks(question);
    return this.follow(thread, client.ask(question, thread.id), onEvent);
  }

  /** Renames or deletes the thread while a question is answered in it. */
  private async askMeanwhile(client: ReaderClient, thread: ThreadRecord): Promise<void> {
    const change = this.random.pick<Act>([this.rename, this.delete])!;
    let eventsBefore = this.random.integer(6);
    let changing: Promise<void> | undefined;
    const asking = this.ask(client, thread, () => {
      if (eventsBefore-- === 0) changing = change.call(this, client, thread);
    });
    await asking.finally(() => Promise.allSettled([changing]));
    await changing;
  }

  private async retry(client: ReaderClient, thread: ThreadRecord): Promise<void> {
    const message = this.random.pick(thread.items.filter(({ type }) => type === 'user_message'))!;
    thread.retries(message);
    await this.follow(thread, client.retry(thread.id, message.id));
  }

  private async rename(client: ReaderClient, thread: ThreadRecord): Promise<void> {
    const title = this.words('Title');
    thread.renames(title);
    await client.rename(thread.id, title);
    thread.isRenamed();
    this.onAcknowledged();
  }

  private async delete(client: ReaderClient, thread: ThreadRecord): Promise<void> {
    thread.deletes();
    await client.remove(thread.id);
    thread.isRemoved();
    this.onAcknowledged();
  }

  private async rate(client: ReaderClient, thread: ThreadRecord): Promise<void> {
    const answer = this.random.pick(answersOf(thread));
    if (!answer) return;
    const verdict = { kind: this.kind(), reason: this.words('Reason'), note: this.words('Note') };
    thread.rates([answer.id], verdict);
    await client.rate(thread.id, answer.id, verdict);
    thread.areRated([answer.id]);
    this.onAcknowledged();
  }

  private async judge(client: ReaderClient, thread: ThreadRecord): Promise<void> {
    const ids = answersOf(thread)
      .slice(-3)
      .map(({ id }) => id);
    if (ids.length === 0) return;
    const kind = this.kind();
    thread.rates(ids, { kind });
    await client.judge(thread.id, ids, kind);
    thread.areRated(ids);
    this.onAcknowledged();
  }

  /** Takes in a turn up to its end, which is an answer unless the thread is deleted meanwhile. */
  private async follow(
    thread: ThreadRecord,
    events: AsyncIterable<ChatEvent>,
    onEvent?: () => void,
  ): Promise<void> {
    for await (const event of events) {
      thread.follow(event);
      if (['thread.item.done', 'thread.item.removed'].includes(event.type)) this.onAcknowledged();
      onEvent?.();
    }
    thread.endTurn();
    const last = thread.items.findLast(({ type }) => type !== 'widget');
    if (thread.isOpen) expect(last).toMatchObject({ type: 'assistant_message' });
  }

  private kind(): Verdict['kind'] {
    return this.random.pick(['positive', 'negative'] as const)!;
  }

  private question(): string {
    return this.words(`Who tells the Middle of subject${this.random.integer(40)}? Asked as number`);
  }

  /** Words that this reader has not used before. */
  private words(beginning: string): string {
    return `${beginning} ${++this.wordsSaid}`;
  }
}

function answersOf({ items }: ThreadRecord): ThreadItem[] {
  return items.filter(({ type }) => type === 'assistant_message');
}

/** What is asked for; undefined when the service knows no such thing. */
function unlessUnknown<Reply>(reply: Promise<Reply>): Promise<Reply | undefined> {
  return reply.catch((error: unknown) => {
    if (error instanceof RefusedCall && error.status === 404) return undefined;
    throw error;
  });
}
