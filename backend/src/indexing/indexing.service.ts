import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { AppError } from '../errors/app-error.js';
import type { IndexingProgress, IndexingSummary } from './indexing-summary.js';
import { IndexingEngine, type IndexingState } from './indexing-engine.js';
import type { UploadTarget } from './staged-upload.js';
import type { UploadFormat } from './upload-receiver.js';

/** A staged upload: it will be applied whatever happens, and can be waited for. */
export interface AcceptedUpload {
  /** Applies the upload; rejects when a store fails. */
  apply(onProgress: (progress: IndexingProgress) => void): Promise<IndexingSummary>;
}

/** Takes uploads of pages, and removes sites. */
@Injectable()
export class IndexingService {
  constructor(private readonly engine: IndexingEngine) {}

  /**
   * Reads a whole upload and stages it. Rejects with what is wrong with it, after its last byte, so that the sender is
   * still there to be told; `signal` gives the upload up.
   */
  async accept(
    target: UploadTarget,
    format: UploadFormat,
    body: Readable,
    signal: AbortSignal,
  ): Promise<AcceptedUpload> {
    const upload = await this.engine.beginUpload(target, format);
    try {
      let refusal: unknown;
      for await (const chunk of body) {
        signal.throwIfAborted();
        if (refusal === undefined) {
          refusal = await this.engine.writeUpload(upload, chunk as Uint8Array).then(
            () => undefined,
            (error: unknown) => error,
          );
        }
      }
      if (refusal !== undefined) throw refusal;
      await this.engine.stageUpload(upload);
    } catch (error) {
      await this.engine.cancelUpload(upload);
      throw isCutShort(error)
        ? new AppError('invalid_request', 'The upload ended before it was complete.')
        : error;
    }
    return {
      apply: (onProgress) => this.engine.applyUpload(upload, onProgress, new AbortController().signal),
    };
  }

  /** Removes a site with all its pages. Throws `unknown_site`. */
  async removeSite(site: string): Promise<void> {
    if (!(await this.engine.removeSite(site, new AbortController().signal))) {
      throw new AppError('unknown_site', `The site "${site}" has not been indexed.`);
    }
  }

  /** What is being indexed now, and what failed. */
  state(): Promise<IndexingState> {
    return this.engine.state();
  }
}

function isCutShort(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
}
