import { AppError } from '../errors/app-error.js';
import { UpstreamError } from '../upstreams/upstream-error.js';

/** Work that failed and waits for another try. */
export interface FailedWork<Of> {
  of: Of;
  /** What is wrong, for the operator. */
  message: string;
}

interface Waiting {
  message: string;
  waitMs: number;
  timer: NodeJS.Timeout | undefined;
  stop: AbortController;
}

const FIRST_WAIT_MS = 2_000;
const MAX_WAIT_MS = 60_000;

/** Tries work again until it succeeds or is given up, waiting longer each time. */
export class RepeatedWork<Of> {
  private readonly waiting = new Map<Of, Waiting>();

  constructor(private readonly work: (of: Of, signal: AbortSignal) => Promise<void>) {}

  /** What failed and waits for another try. */
  get failures(): FailedWork<Of>[] {
    return [...this.waiting]
      .filter(([, { message }]) => message !== '')
      .map(([of, { message }]) => ({ of, message }));
  }

  /** Does the work now, and again after each failure. */
  begin(of: Of): void {
    this.waiting.set(of, { message: '', waitMs: 0, timer: undefined, stop: new AbortController() });
    void this.attempt(of);
  }

  /** Does work again that has failed elsewhere. */
  failed(of: Of, error: unknown): void {
    this.waiting.set(of, { message: '', waitMs: 0, timer: undefined, stop: new AbortController() });
    this.wait(of, error);
  }

  /** Does not do it again. */
  giveUp(of: Of): void {
    const known = this.waiting.get(of);
    clearTimeout(known?.timer);
    known?.stop.abort(new AppError('unavailable', 'Another upload has taken the place of this one.'));
    this.waiting.delete(of);
  }

  private async attempt(of: Of): Promise<void> {
    const known = this.waiting.get(of);
    if (!known) return;
    try {
      await this.work(of, known.stop.signal);
      this.waiting.delete(of);
    } catch (error) {
      this.wait(of, error);
    }
  }

  private wait(of: Of, error: unknown): void {
    const known = this.waiting.get(of);
    if (!known) return;
    known.message = messageOf(error);
    known.waitMs = Math.min(MAX_WAIT_MS, known.waitMs * 2 || FIRST_WAIT_MS);
    known.timer = setTimeout(() => void this.attempt(of), known.waitMs);
  }
}

function messageOf(error: unknown): string {
  if (error instanceof UpstreamError) return error.operatorMessage;
  return error instanceof Error ? error.message : String(error);
}
