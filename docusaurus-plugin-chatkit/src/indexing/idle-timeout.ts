/** A signal that aborts when nothing has moved for a while. */
export class IdleTimeout {
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  /** Whether it was waiting that ended it. */
  hasExpired = false;

  constructor(readonly timeoutMs: number) {
    this.restart();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Something moved: wait anew. */
  restart(): void {
    clearTimeout(this.timer);
    if (this.signal.aborted) return;
    this.timer = setTimeout(() => {
      this.hasExpired = true;
      this.controller.abort();
    }, this.timeoutMs);
  }

  /** Stops waiting, and aborts whatever still uses the signal. */
  close(): void {
    clearTimeout(this.timer);
    this.controller.abort();
  }
}
