import type { Page, SiteDescription } from './upload-protocol.js';

/** The body of an upload: one JSON value a line, first the site, then its pages, each read when it is sent. */
export class PageStream {
  readonly body: ReadableStream<Uint8Array>;

  /** What went wrong while a page was read; `fetch` would only say that the upload failed. */
  failure: { error: unknown } | undefined;

  /** Calls `onLine` for every line that is taken; reads no more pages once the signal aborts. */
  constructor(site: SiteDescription, pages: AsyncIterable<Page>, signal: AbortSignal, onLine: () => void) {
    const values = valuesOf(site, pages);
    this.body = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        // Not left to `fetch`, which goes on reading a body that nobody takes any more.
        if (signal.aborted) {
          controller.error(signal.reason);
          await values.return();
          return;
        }
        const next = await values.next().catch((error: unknown) => {
          this.failure = { error };
          throw error;
        });
        onLine();
        if (next.done) controller.close();
        else controller.enqueue(Buffer.from(`${JSON.stringify(next.value)}\n`));
      },
      cancel: async () => {
        await values.return();
      },
    });
  }
}

async function* valuesOf(
  site: SiteDescription,
  pages: AsyncIterable<Page>,
): AsyncGenerator<object, void, undefined> {
  yield { site };
  yield* pages;
}
