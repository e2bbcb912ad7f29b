import { AppError } from '../errors/app-error.js';
import type { Indexer, IndexingProgress, IndexingSummary } from './indexer.js';
import type { StagedUpload, StagedUploads, UploadTarget } from './staged-upload.js';
import { UploadReceiver, type UploadFormat } from './upload-receiver.js';

/** What the indexing thread is doing. */
export interface IndexingState {
  /** What it works on, in order; the first is being applied. */
  queue: { site: string; locale?: string }[];
  /** Uploads and refreshes of this run of the service that failed and were not tried again. */
  failures: { site: string; message: string }[];
}

/**
 * All that changes the index, one change after the other; in the worker it is carried out, in the main thread it is
 * called. An upload that was staged whole is applied even if the service is killed in between: at the next start.
 */
export class IndexingEngine {
  private readonly receivers = new Map<number, UploadReceiver>();
  private readonly staged = new Map<number, StagedUpload>();
  private nextUpload = 1;
  private last: Promise<unknown> = Promise.resolve();
  private readonly work: IndexingState = { queue: [], failures: [] };

  constructor(
    private readonly indexer: Indexer,
    private readonly uploads: StagedUploads,
  ) {}

  /** Takes up what an earlier run of the service left: staged uploads, and scopes that an older Analyzer indexed. */
  resume(): void {
    for (const upload of this.uploads.recover())
      this.inBackground(upload.site, () => this.applyStaged(upload));
    this.inBackground('(all)', () => this.indexer.refreshStale());
  }

  /** Begins an upload; its number. */
  async beginUpload(target: UploadTarget, format: UploadFormat): Promise<number> {
    const upload = this.nextUpload++;
    this.receivers.set(upload, new UploadReceiver(target, format, this.uploads.begin()));
    return upload;
  }

  /** Takes the next bytes of an upload. Throws what is wrong with them; the upload is then forgotten. */
  async writeUpload(upload: number, chunk: Uint8Array): Promise<void> {
    this.orForget(upload, (receiver) => receiver.push(chunk));
  }

  /** Stages an upload: from now on it will be applied. Throws what is wrong with it; the upload is then forgotten. */
  async stageUpload(upload: number): Promise<void> {
    this.staged.set(
      upload,
      this.orForget(upload, (receiver) => receiver.finish()),
    );
    this.receivers.delete(upload);
  }

  /**
   * Applies a staged upload after those before it. Throws when a store fails; it is then tried again at the next start.
   */
  async applyUpload(
    upload: number,
    onProgress: (progress: IndexingProgress) => void,
  ): Promise<IndexingSummary> {
    const staged = this.staged.get(upload);
    if (!staged) throw noSuchUpload();
    this.staged.delete(upload);
    return this.inTurn(staged, () => this.applyStaged(staged, onProgress));
  }

  /** Forgets an upload that is not staged. */
  async cancelUpload(upload: number): Promise<void> {
    this.receivers.get(upload)?.discard();
    this.receivers.delete(upload);
  }

  /** Removes a site after the uploads before it; false when there was none. */
  async removeSite(site: string): Promise<boolean> {
    return this.inTurn({ site }, () => this.indexer.removeSite(site));
  }

  /** What is being worked on, and what failed. */
  async state(): Promise<IndexingState> {
    return this.work;
  }

  private async applyStaged(
    staged: StagedUpload,
    onProgress: (progress: IndexingProgress) => void = () => undefined,
  ): Promise<IndexingSummary> {
    const summary = await this.indexer.apply(staged, this.uploads.pages(staged), onProgress);
    this.uploads.remove(staged);
    return summary;
  }

  private inTurn<Result>(
    what: { site: string; locale?: string },
    work: () => Promise<Result>,
  ): Promise<Result> {
    const entry = { site: what.site, locale: what.locale };
    this.work.queue.push(entry);
    const result = this.last
      .then(work)
      .finally(() => this.work.queue.splice(this.work.queue.indexOf(entry), 1));
    this.last = result.catch(() => undefined);
    return result;
  }

  private inBackground(site: string, work: () => Promise<unknown>): void {
    this.inTurn({ site }, work).catch((error: unknown) => {
      this.work.failures.push({ site, message: error instanceof Error ? error.message : String(error) });
    });
  }

  private orForget<Result>(upload: number, work: (receiver: UploadReceiver) => Result): Result {
    const receiver = this.receivers.get(upload);
    if (!receiver) throw noSuchUpload();
    try {
      return work(receiver);
    } catch (error) {
      receiver.discard();
      this.receivers.delete(upload);
      throw error;
    }
  }
}

function noSuchUpload(): AppError {
  return new AppError('unavailable', 'The service restarted while it took the upload. Send it again.', {
    retryable: true,
  });
}
