import type { UserMessageInput } from 'chatkit-protocol';
import { toLocalId } from './thread-state.js';

/** Messages on their way to the server, by the local ids they have in the thread. */
export class Outbox {
  private readonly messages = new Map<string, UserMessageInput>();
  private count = 0;

  constructor(private readonly returned: (message: UserMessageInput) => void) {}

  /** Keeps a message and names it. */
  add(message: UserMessageInput): string {
    this.count += 1;
    const localId = toLocalId(this.count);
    this.messages.set(localId, message);
    return localId;
  }

  /** A message by its local id, as long as it was not given back. */
  get(localId: string): UserMessageInput | undefined {
    return this.messages.get(localId);
  }

  /** Gives a message that was not delivered back to the reader, once. */
  giveBack(localId: string): void {
    const message = this.messages.get(localId);
    this.messages.delete(localId);
    if (message) this.returned(message);
  }

  /** Forgets all messages. */
  clear(): void {
    this.messages.clear();
  }
}
