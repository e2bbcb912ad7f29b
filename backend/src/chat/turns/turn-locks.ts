import { AppError } from '../../errors/app-error.js';

/** Sees to it that a thread answers one question at a time. */
export class TurnLocks {
  private readonly busy = new Set<string>();

  /** Claims the thread's turn and returns its release. Throws `turn_in_progress`. */
  claim(threadId: string): () => void {
    if (this.busy.has(threadId)) {
      throw new AppError(
        'turn_in_progress',
        'This thread is still answering. Wait for the answer, or stop it first.',
        {
          retryable: true,
        },
      );
    }
    this.busy.add(threadId);
    return () => this.busy.delete(threadId);
  }
}
