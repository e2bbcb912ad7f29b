import type { Response } from 'express';
import { toErrorBody, type ErrorBody } from '../errors/error-body.dto.js';
import { requestIdOf } from '../errors/request-id.js';
import { toAppError } from '../errors/to-app-error.js';
import { sendEventStream } from '../http/event-stream.js';
import type { IndexingProgress, IndexingSummary } from './indexing-summary.js';
import type { AcceptedUpload } from './indexing.service.js';

type ProgressEvent = IndexingProgress | IndexingSummary | ({ type: 'error' } & ErrorBody);

/** Applies an upload and streams its progress, then its summary, or why it failed. */
export function sendProgress(response: Response, upload: AcceptedUpload): Promise<void> {
  return sendEventStream<ProgressEvent>(response, progressOf(upload), {
    encode: (event) => `data: ${JSON.stringify(event)}\n\n`,
    toErrorEvent: (thrown) => ({ type: 'error', ...toErrorBody(toAppError(thrown), requestIdOf(response)) }),
    pings: true,
  });
}

/** Latest progress whenever the reader is ready for it, then the summary. */
async function* progressOf(upload: AcceptedUpload): AsyncGenerator<IndexingProgress | IndexingSummary> {
  let latest: IndexingProgress | undefined;
  let wake: () => void = () => undefined;
  let summary: IndexingSummary | undefined;
  const applied = upload
    .apply((progress) => {
      latest = progress;
      wake();
    })
    .then((result) => (summary = result))
    .finally(() => wake());
  applied.catch(() => undefined);
  while (summary === undefined) {
    const moved = new Promise<void>((resolve) => (wake = resolve));
    if (latest === undefined) await Promise.race([moved, applied]);
    if (latest !== undefined) {
      yield latest;
      latest = undefined;
    }
  }
  yield await applied;
}
