import { AppError } from '../../errors/app-error.js';
import type { ThreadOwner } from '../thread-store.js';

/** Sees to it that a thread answers one request at a time. */
export class TurnLocks {
  private readonly busy = new Set<string>();

  /**
   * Claims the turn of the owner's thread and returns its release; what others claim in their own name is none of its
   * concern. Throws `turn_in_progress`.
   */
  claim({ site, subject }: ThreadOwner, threadId: string): () => void {
    const turn = JSON.stringify([site, subject, threadId]);
    if (this.busy.has(turn)) {
      throw new AppError(
        'turn_in_progress',
        'This thread is still answering. Wait for the answer, or stop it first.',
        { retryable: true },
      );
    }
    this.busy.add(turn);
    return () => this.busy.delete(turn);
  }
}
