import type { StoredThread } from 'chatkit-protocol';

const CHANGEABLE = ['title', 'status', 'metadata', 'allowed_image_domains'] as const;

/** Notices what a responder changes of a thread. */
export class ThreadChanges {
  /** What is stored, by field: text as it is, all else as JSON. */
  private readonly stored = new Map<string, string | undefined>();

  constructor(private readonly thread: StoredThread) {
    this.areStored(thread);
  }

  /** What differs from what is stored; undefined when nothing does. */
  pending(): Partial<StoredThread> | undefined {
    // Asked after every event, of which there are thousands.
    if (!CHANGEABLE.some((field) => this.isChanged(field))) return undefined;
    const changed = CHANGEABLE.filter((field) => this.isChanged(field));
    return Object.fromEntries(changed.map((field) => [field, structuredClone(this.thread[field])]));
  }

  /** Says that the fields of `thread` have been stored. */
  areStored(thread: Partial<StoredThread>): void {
    for (const field of CHANGEABLE) if (field in thread) this.stored.set(field, toComparable(thread[field]));
  }

  private isChanged(field: (typeof CHANGEABLE)[number]): boolean {
    return toComparable(this.thread[field]) !== this.stored.get(field);
  }
}

function toComparable(value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  // Mostly there is nothing in it, and it is looked at after each of thousands of events.
  for (const _key in value as object) return JSON.stringify(value);
  return '{}';
}
