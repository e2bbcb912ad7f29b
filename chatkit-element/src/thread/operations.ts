import { RequestFailure } from '../api/request-failure.js';

/** What happens when an operation does not come to its end. */
export interface Outcomes {
  failed(failure: RequestFailure): void;
  stopped?(): void;
}

/** Operations that can be stopped one by one, with a last word, or abandoned together, without one. */
export class Operations {
  private readonly running = new Set<AbortController>();

  /** Resolves when the operation ended, whatever way it did. */
  async run(
    operation: (signal: AbortSignal) => Promise<void>,
    { failed, stopped }: Outcomes,
    controller = new AbortController(),
  ): Promise<void> {
    this.running.add(controller);
    try {
      await operation(controller.signal);
    } catch (error) {
      if (!this.running.has(controller)) return;
      if (controller.signal.aborted) stopped?.();
      else failed(toFailure(error));
    } finally {
      this.running.delete(controller);
    }
  }

  /** Aborts all that runs; none of it reports any more. */
  abandon(): void {
    const abandoned = [...this.running];
    this.running.clear();
    for (const controller of abandoned) controller.abort();
  }
}

function toFailure(error: unknown): RequestFailure {
  return error instanceof RequestFailure ? error : new RequestFailure('failed', undefined, { cause: error });
}
