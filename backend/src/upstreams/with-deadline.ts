import { UpstreamError } from './upstream-error.js';

/**
 * Runs `work` with a signal that aborts with `signal` or after `timeoutMs`, and does not wait for it any longer than
 * that, whatever it does with the signal. Throws the reason of `signal`, or an UpstreamError that says `slow`.
 */
export async function withDeadline<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  { timeoutMs, upstream }: { timeoutMs: number; upstream: string },
  signal?: AbortSignal,
): Promise<Result> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const stopped = Promise.withResolvers<never>();
  const stop = (reason: unknown): void => {
    stopped.reject(reason);
    controller.abort(reason);
  };
  const abort = (): void => stop(signal?.reason);
  const timer = setTimeout(
    () =>
      stop(
        new UpstreamError('slow', { operatorMessage: `${upstream} gave no answer within ${timeoutMs} ms.` }),
      ),
    timeoutMs,
  );
  signal?.addEventListener('abort', abort, { once: true });
  const running = work(controller.signal);
  running.catch(() => undefined);
  try {
    return await Promise.race([running, stopped.promise]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}
