import type { UpstreamError } from './upstream-error.js';

/** A signal for a call that answers piece by piece: aborts with the caller's, or when the next piece does not come in time. */
export class StreamDeadline {
  readonly signal: AbortSignal;
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  constructor(caller: AbortSignal) {
    this.signal = AbortSignal.any([caller, this.controller.signal]);
  }

  /** From now on the next piece must come within `ms` milliseconds; if not, the signal aborts with the failure. */
  expect(ms: number, toFailure: () => UpstreamError): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.controller.abort(toFailure()), ms);
  }

  /** Nothing is awaited, as long as the caller is busy with the piece that came. */
  rest(): void {
    clearTimeout(this.timer);
  }

  /** Ends whatever still runs under the signal. */
  close(): void {
    this.rest();
    this.controller.abort();
  }
}
