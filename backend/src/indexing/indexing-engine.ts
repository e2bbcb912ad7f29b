import { AppError } from '../errors/app-error.js';
import type { Upstream, UpstreamState } from '../upstreams/upstream.js';
import { UpstreamError } from '../upstreams/upstream-error.js';
import type { Indexer } from './indexer.js';
import type { IndexingProgress, IndexingSummary } from './indexing-summary.js';
import { RepeatedWork } from './repeated-work.js';
import type { StagedUpload, StagedUploads, UploadTarget } from './staged-upload.js';
import { UploadReceiver, type UploadFormat } from './upload-receiver.js';

/** What the indexing thread is doing. */
export interface IndexingState {
  /** What it works on, in order; the first is being applied. */
  queue: { site: string; locale?: string }[];
  /** Uploads and refreshes that failed and are tried again, with what is wrong for the operator. */
  failures: { site: string; message: string }[];
  /** Sites with passages that were made otherwise than the service would make them now. */
  stale: string[];
  upstreams: UpstreamState[];
}

/** What an engine works with. */
export interface IndexingEngineParts {
  indexer: Indexer;
  uploads: StagedUploads;
  /** Whether an index that became stale is made anew even when that costs money. */
  mayPay: boolean;
  /** The services that indexing relies on. */
  upstreams: Upstream[];
}

type Place = { site: string; locale?: string };

/** The name of work that concerns all sites. */
const ALL_SITES = '(all)';

/**
 * All that changes the index, one change after the other; in the worker it is carried out, in the main thread it is
 * called. An upload that was staged whole is applied even if the service is killed in between, or a store fails: it is
 * tried again until it succeeds or a newer upload takes its place.
 */
export class IndexingEngine {
  private readonly receivers = new Map<number, UploadReceiver>();
  private readonly staged = new Map<number, StagedUpload>();
  private readonly repeated: RepeatedWork<StagedUpload | typeof ALL_SITES>;
  /** Uploads that are to be tried again if they fail: those whose place no later change has taken. */
  private readonly current = new Set<StagedUpload>();
  private readonly queue: Place[] = [];
  private nextUpload = 1;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: IndexingEngineParts) {
    this.repeated = new RepeatedWork((of, signal) => this.repeat(of, signal));
  }

  /** Takes up what an earlier run of the service left: staged uploads, and scopes that are stale. */
  resume(): void {
    for (const upload of this.parts.uploads.recover()) {
      this.takePlace(upload);
      this.repeated.begin(upload);
    }
    this.repeated.begin(ALL_SITES);
  }

  /** Begins an upload; its number. */
  async beginUpload(target: UploadTarget, format: UploadFormat): Promise<number> {
    const upload = this.nextUpload++;
    this.receivers.set(upload, new UploadReceiver(target, format, this.parts.uploads.begin()));
    return upload;
  }

  /** Takes the next bytes of an upload. Throws what is wrong with them; the upload is then forgotten. */
  async writeUpload(upload: number, chunk: Uint8Array): Promise<void> {
    this.orForget(upload, (receiver) => receiver.push(chunk));
  }

  /** Stages an upload: from now on it will be applied. Throws what is wrong with it; the upload is then forgotten. */
  async stageUpload(upload: number): Promise<void> {
    const staged = this.orForget(upload, (receiver) => receiver.finish());
    this.staged.set(upload, staged);
    this.receivers.delete(upload);
    this.takePlace(staged);
  }

  /**
   * Applies a staged upload after those before it. Throws `embedding_failed`, the upload then being forgotten, or what
   * a store throws: it is then tried again, unless a later change has taken its place.
   */
  async applyUpload(
    upload: number,
    onProgress: (progress: IndexingProgress) => void,
    signal: AbortSignal,
  ): Promise<IndexingSummary> {
    const staged = this.staged.get(upload);
    if (!staged) throw noSuchUpload();
    this.staged.delete(upload);
    try {
      return await this.inTurn(staged, () => this.applyStaged(staged, onProgress, signal));
    } catch (error) {
      const isRefused = error instanceof AppError && error.code === 'embedding_failed';
      if (isRefused || !this.current.has(staged)) {
        this.forget(staged);
        throw error;
      }
      this.repeated.failed(staged, error);
      throw error instanceof UpstreamError ? willBeRepeated(error) : error;
    }
  }

  /** Forgets an upload that is not staged. */
  async cancelUpload(upload: number): Promise<void> {
    this.receivers.get(upload)?.discard();
    this.receivers.delete(upload);
  }

  /** Removes a site after the uploads before it; false when there was none. */
  async removeSite(site: string, signal: AbortSignal): Promise<boolean> {
    this.giveUp((other) => other.site === site);
    return this.inTurn({ site }, () => this.parts.indexer.removeSite(site, signal));
  }

  /** What is being worked on, what failed, and what is stale. */
  async state(): Promise<IndexingState> {
    const stale = await this.parts.indexer.staleScopes();
    return {
      queue: [...this.queue],
      failures: this.repeated.failures.map(({ of, message }) => ({
        site: of === ALL_SITES ? ALL_SITES : of.site,
        message,
      })),
      stale: [...new Set(stale.map(({ site }) => site))],
      upstreams: this.parts.upstreams.map(({ state }) => state),
    };
  }

  private async repeat(of: StagedUpload | typeof ALL_SITES, signal: AbortSignal): Promise<void> {
    if (of === ALL_SITES) {
      await this.inTurn({ site: ALL_SITES }, () =>
        this.parts.indexer.refreshStale(this.parts.mayPay, signal),
      );
    } else {
      await this.inTurn(of, () => this.applyStaged(of, () => undefined, signal)).catch((error: unknown) => {
        if (this.current.has(of)) throw error;
        this.forget(of);
      });
    }
  }

  private async applyStaged(
    staged: StagedUpload,
    onProgress: (progress: IndexingProgress) => void,
    signal: AbortSignal,
  ): Promise<IndexingSummary> {
    const { indexer, uploads } = this.parts;
    const summary = await indexer.apply(staged, () => uploads.pages(staged), onProgress, signal);
    this.forget(staged);
    return summary;
  }

  /** Lets an upload take the place of those of the same site and locale. */
  private takePlace(upload: StagedUpload): void {
    this.giveUp(({ site, locale }) => site === upload.site && locale === upload.locale);
    this.current.add(upload);
  }

  /** Sees to it that uploads are not tried again, and forgets those that wait for that. */
  private giveUp(isGivenUp: (upload: StagedUpload) => boolean): void {
    for (const upload of this.current) if (isGivenUp(upload)) this.current.delete(upload);
    for (const { of } of this.repeated.failures) {
      if (of === ALL_SITES || !isGivenUp(of)) continue;
      this.repeated.giveUp(of);
      this.forget(of);
    }
  }

  private forget(upload: StagedUpload): void {
    this.current.delete(upload);
    this.parts.uploads.remove(upload);
  }

  private inTurn<Result>(what: Place, work: () => Promise<Result>): Promise<Result> {
    const entry = { site: what.site, locale: what.locale };
    this.queue.push(entry);
    const result = this.last.then(work).finally(() => this.queue.splice(this.queue.indexOf(entry), 1));
    this.last = result.catch(() => undefined);
    return result;
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

/** What the sender of an upload is told, who is an operator. */
function willBeRepeated({ code, operatorMessage, retryAfterSeconds }: UpstreamError): AppError {
  return new AppError(
    code,
    `${operatorMessage} The upload is kept: it is tried again until it succeeds, or until another one takes its place.`,
    { retryable: true, retryAfterSeconds, cause: operatorMessage },
  );
}
