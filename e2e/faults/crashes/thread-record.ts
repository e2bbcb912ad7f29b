import type { ChatEvent, ThreadItem } from '../../service-client.js';
import type { Verdict } from './reader-client.js';

/** A thread as the service has kept it. */
export interface KeptThread {
  title: string | undefined;
  /** Oldest first. */
  items: ThreadItem[];
  /** By the id of the item. */
  verdicts: Map<string, Verdict>;
}

/**
 * One thread as its reader knows it: what was acknowledged, and what was asked for and may have come about. `asks`,
 * `retries` and the like are called before a request is sent, the others when it was acknowledged.
 */
export class ThreadRecord {
  private acknowledged: ThreadItem[] = [];
  private titles: (string | undefined)[];
  private verdicts = new Map<string, (Verdict | undefined)[]>();
  /** Ids of items that are gone for good. */
  private readonly removed = new Set<string>();
  private deletion: 'none' | 'asked' | 'acknowledged' = 'none';
  /**
   * The turn that goes on: a message that is not acknowledged yet, or the place of one that is answered again; and the
   * suggestions before it, which a question removes.
   */
  private turn: { sent?: string; retriedAt?: number; leaving?: string[] } | undefined;

  constructor(
    readonly id: string,
    title: string | undefined,
  ) {
    this.titles = [title];
  }

  get items(): readonly ThreadItem[] {
    return this.acknowledged;
  }

  /** Whether the reader may go on using it. */
  get isOpen(): boolean {
    return this.deletion === 'none';
  }

  get isDeleted(): boolean {
    return this.deletion === 'acknowledged';
  }

  asks(question: string): void {
    const suggestions = this.acknowledged.filter(({ type }) => type === 'widget');
    this.turn = { sent: question, leaving: suggestions.map(({ id }) => id) };
  }

  retries(item: ThreadItem): void {
    this.turn = { retriedAt: this.acknowledged.indexOf(item) };
  }

  /** Takes in the next event of the turn. */
  follow({ type, item, item_id }: ChatEvent): void {
    if (this.turn?.retriedAt !== undefined) {
      this.keepOnly(this.acknowledged.slice(0, this.turn.retriedAt + 1));
      this.turn = {};
    }
    if (type === 'thread.item.removed') this.keepOnly(this.acknowledged.filter(({ id }) => id !== item_id));
    if (type !== 'thread.item.done') return;
    if (item!.type === 'user_message') this.turn = { leaving: this.turn?.leaving };
    this.acknowledged.push(item!);
  }

  endTurn(): void {
    this.turn = undefined;
  }

  renames(title: string): void {
    this.titles.push(title);
  }

  isRenamed(): void {
    this.titles = this.titles.slice(-1);
  }

  rates(itemIds: string[], verdict: Verdict): void {
    for (const id of itemIds) this.verdicts.set(id, [...(this.verdicts.get(id) ?? [undefined]), verdict]);
  }

  areRated(itemIds: string[]): void {
    for (const id of itemIds) this.verdicts.set(id, this.verdicts.get(id)!.slice(-1));
  }

  deletes(): void {
    this.deletion = 'asked';
  }

  isRemoved(): void {
    this.deletion = 'acknowledged';
  }

  /**
   * Expects of what the service has kept (undefined: no such thread) that nothing acknowledged is missing, there twice,
   * out of order or undone. From then on that is what is known of the thread.
   */
  verify(kept: KeptThread | undefined): void {
    if (this.deletion === 'acknowledged') expect(kept).toBeUndefined();
    else if (!kept) {
      expect(this.deletion).toBe('asked');
      this.deletion = 'acknowledged';
    } else {
      this.verifyItems(kept.items);
      expect(this.titles).toContain(kept.title);
      this.keepOnly(kept.items);
      this.verifyVerdicts(kept.verdicts);
      this.titles = [kept.title];
      this.deletion = 'none';
      this.turn = undefined;
    }
  }

  private verifyItems(items: ThreadItem[]): void {
    for (const { id } of items) expect([...this.removed]).not.toContain(id);
    const { sent, retriedAt, leaving = [] } = this.turn ?? {};
    const isCut = retriedAt !== undefined && items.length <= retriedAt + 3;
    const ids = items.map(({ id }) => id);
    const known = (isCut ? this.acknowledged.slice(0, retriedAt + 1) : this.acknowledged).filter(
      ({ id }) => ids.includes(id) || !leaving.includes(id),
    );
    expect(items.slice(0, known.length)).toEqual(known);

    const more = items.slice(known.length);
    const [message] = sent === undefined ? [] : more.splice(0, 1);
    if (message) expect(message).toMatchObject({ type: 'user_message', content: [{ text: sent }] });
    const mayHoldAnswer = this.turn !== undefined && (retriedAt === undefined || isCut);
    const isAnswered = sent === undefined && known.at(-1)?.type === 'assistant_message';
    const rest = isAnswered ? ['widget'] : ['assistant_message', 'widget'];
    expect(more.map(({ type }) => type)).toEqual(mayHoldAnswer ? rest.slice(0, more.length) : []);
  }

  private verifyVerdicts(kept: Map<string, Verdict>): void {
    for (const id of kept.keys()) expect([...this.verdicts.keys()]).toContain(id);
    for (const [id, possible] of this.verdicts) {
      expect(possible).toContainEqual(kept.get(id));
      this.verdicts.set(id, [kept.get(id)]);
    }
  }

  private keepOnly(items: ThreadItem[]): void {
    const ids = new Set(items.map(({ id }) => id));
    for (const { id } of this.acknowledged) if (!ids.has(id)) this.removed.add(id);
    this.acknowledged = items;
    this.verdicts = new Map([...this.verdicts].filter(([id]) => ids.has(id)));
  }
}
