import type { Response } from 'express';

/** A signal that aborts when the caller leaves before the response is complete. */
export function disconnectSignal(response: Response): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort(new DOMException('The caller left.', 'AbortError'));
  });
  return controller.signal;
}
