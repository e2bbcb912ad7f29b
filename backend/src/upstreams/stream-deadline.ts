import type { UpstreamError } from './upstream-error.js';

/** A signal for a call that answers piece by piece: aborts with the caller's, or when the next piece does not come in time. */
export class StreamDeadline {
  readonly signal: AbortSignal;
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  /** When the timer looks whether the piece is due, and when it is; by the clock of `performance`. */
  private nextLook = Infinity;
  private due = Infinity;
  private toFailure: (() => UpstreamError) | undefined;

  constructor(caller: AbortSignal) {
    this.signal = AbortSignal.any([caller, this.controller.signal]);
  }

  /** From now on the next piece must come within `ms` milliseconds; if not, the signal aborts with the failure. */
  expect(ms: number, toFailure: () => UpstreamError): void {
    this.due = performance.now() + ms;
    this.toFailure = toFailure;
    // One timer serves many pieces: setting one for each costs more than all else that is done with it.
    if (this.due < this.nextLook) this.lookIn(ms);
  }

  /** Nothing is awaited, as long as the caller is busy with the piece that came. */
  rest(): void {
    this.due = Infinity;
  }

  /** Ends whatever still runs under the signal. */
  close(): void {
    clearTimeout(this.timer);
    this.controller.abort();
  }

  private lookIn(ms: number): void {
    clearTimeout(this.timer);
    this.nextLook = performance.now() + ms;
    this.timer = setTimeout(() => this.look(), ms);
  }

  private look(): void {
    this.nextLook = Infinity;
    const left = this.due - performance.now();
    if (left <= 0) this.controller.abort(this.toFailure?.());
    else if (left !== Infinity) this.lookIn(left);
  }
}
