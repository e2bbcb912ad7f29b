import type { Collection } from './collection.ts';
import { COLLECTION_WRITES } from './collection-writes.ts';
import type { Collections } from './collections.ts';
import { Journal, type Write } from './journal.ts';
import { POINT_WRITES, refuseWrongVectors } from './point-writes.ts';
import { QdrantError } from './qdrant-error.ts';

/** What a write to points is answered with. */
export interface UpdateResult {
  operation_id: number;
  status: 'acknowledged' | 'completed';
}

/** Does all writes, in order; with a journal they outlive the process. */
export class Writer {
  private readonly collections: Collections;
  private readonly hiddenMs: number;
  private readonly journal: Journal | undefined;

  /** `hiddenMs` is how long writes that nobody waits for stay unreadable; the file is read before it is written. */
  constructor(collections: Collections, hiddenMs: number, file?: string) {
    this.collections = collections;
    this.hiddenMs = hiddenMs;
    if (file === undefined) return;
    this.journal = new Journal(file);
    for (const write of this.journal.read()) this.replay(write);
    this.journal.compact(collections);
  }

  /** Changes collections or aliases, at once. */
  change(operation: string, collection: string, body: unknown): boolean {
    const result = COLLECTION_WRITES[operation]!(
      this.collections,
      collection,
      structuredClone(body) as never,
    );
    this.journal?.append({ operation, collection, body });
    return result;
  }

  /** Changes points: now with `wait`, in a moment without. */
  submit(operation: string, name: string, body: unknown, wait: boolean): UpdateResult {
    const collection = this.collections.get(name);
    refuseWrongVectors(collection, operation, body);
    this.journal?.append({ operation, collection: this.collections.aliases.get(name) ?? name, body });
    const operation_id = ++collection.operations;
    const write = (): void => applyToPoints(collection, operation, body, operation_id);
    if (wait) collection.queue.now(write);
    else collection.queue.later(write, this.hiddenMs);
    return { operation_id, status: wait ? 'completed' : 'acknowledged' };
  }

  private replay({ operation, collection: name, body }: Write): void {
    try {
      if (operation in COLLECTION_WRITES) {
        COLLECTION_WRITES[operation]!(this.collections, name, body as never);
        return;
      }
      const collection = this.collections.get(name);
      applyToPoints(collection, operation, body, ++collection.operations);
    } catch (error) {
      // What was refused or lost then is again.
      if (!(error instanceof QdrantError)) throw error;
    }
  }
}

function applyToPoints(collection: Collection, operation: string, body: unknown, version: number): void {
  POINT_WRITES[operation]!(collection, body as never, version);
}
